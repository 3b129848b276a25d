/**
 * What a shell loads to complete the words of the course. Each script asks the course itself, so that
 * it knows every lesson; where it is not about the course, what completed `deno` before goes on.
 *
 * @module
 */

/** The shells that there is a script for. */
export const SHELLS = ["bash", "zsh", "fish"] as const;

/** One of them. */
export type Shell = typeof SHELLS[number];

/**
 * The script for a shell.
 *
 * @param shell Which one.
 * @param program The words that start the course, each safe between single quotes.
 */
export function completionScript(shell: Shell, program: readonly string[]): string {
  const call = program.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ");
  return SCRIPTS[shell].replaceAll("@CALL@", () => `${call} completions --for`);
}

/** The folder, or one above it, has a configuration whose tasks start the course. */
const HERE = `_interleave_here() {
  local dir=$PWD
  while [ -n "$dir" ] && [ ! -e "$dir/deno.json" ]; do dir=\${dir%/*}; done
  grep -qs 'course/main.ts' "$dir/deno.json"
}`;

const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `# eval "$(deno task course completions bash)"
${HERE}
_interleave_before=$(complete -p deno 2>/dev/null | sed -n 's/.*-F \\([^ ]*\\) .*/\\1/p')
[ "$_interleave_before" = _interleave ] && _interleave_before=
_interleave() {
  local word IFS=' '
  if [ "\${COMP_WORDS[1]}" = task ] && [ "$COMP_CWORD" -ge 2 ] && _interleave_here; then
    COMPREPLY=()
    while IFS=$'\\t' read -r word _; do COMPREPLY+=("$word"); done < <(
      @CALL@ "\${COMP_WORDS[*]:1:COMP_CWORD}" 2>/dev/null
    )
  elif [ -n "$_interleave_before" ]; then
    "$_interleave_before" "$@"
  fi
}
complete -o default -F _interleave deno
`,
  zsh: `# eval "$(deno task course completions zsh)"
${HERE}
_interleave() {
  if [[ $words[2] == task ]] && (( CURRENT >= 3 )) && _interleave_here; then
    local -a found
    found=(\${(f)"$(@CALL@ "\${(j: :)\${(@)words[2,CURRENT]}}" 2>/dev/null | sed 's/:/\\\\:/g; s/\\t/:/')"})
    _describe course found
  elif (( $+functions[_deno] )); then
    _deno "$@"
  fi
}
compdef _interleave deno
`,
  fish: `# deno task course completions fish | source
function __interleave_words
    set -l words (commandline -opc) (commandline -ct)
    test (count $words) -ge 3; and test $words[2] = task; or return
    set -l dir $PWD
    while test -n "$dir"; and not test -e "$dir/deno.json"
        set dir (string replace -r '/[^/]*$' '' -- $dir)
    end
    grep -qs course/main.ts "$dir/deno.json"; or return
    @CALL@ (string join ' ' -- $words[2..]) 2>/dev/null
end
complete -c deno -f -a '(__interleave_words)'
`,
};
