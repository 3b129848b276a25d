import { fromFileUrl } from "@std/path";
import { loadCatalog } from "../catalog.ts";
import type { Command, Context } from "../command.ts";
import { COMMANDS, findCommand } from "../commands.ts";
import { complete } from "../complete.ts";
import { completionScript, type Shell, SHELLS } from "../completion_scripts.ts";
import { typed } from "../text.ts";
import { Usage } from "../usage.ts";

export const command: Command = {
  name: "completions",
  usage: ["course completions bash|zsh|fish"],
  summary: "Let your shell complete `deno task check 01/…`",
  details: "It writes a script for the shell. Load it in ~/.bashrc or ~/.zshrc with " +
    '`eval "$(deno task --quiet course completions bash)"`; in fish: ' +
    "`deno task --quiet course completions fish | source`.",
  maxArgs: 1,
  options: {
    for: { value: "WORDS", help: "what could end `task …`, a word a line (the script asks)" },
  },
  run,
};

async function run({ args: [shell], options, screen, json }: Context): Promise<number> {
  if (options.for !== undefined) {
    const commands = await Promise.all(COMMANDS.map(findCommand));
    const { lessons } = await loadCatalog();
    const words = String(options.for).split(" ").slice(1);
    const candidates = await complete(words, { commands, lessons });
    if (json) screen.json(candidates);
    else for (const { word, about } of candidates) screen.print(about ? `${word}\t${about}` : word);
    return 0;
  }
  if (!isShell(shell)) {
    const problem = shell === undefined ? "Which shell?" : `No shell ${shell}.`;
    const line = typed("course completions bash");
    throw new Usage(`${problem} There are ${SHELLS.join(", ")}: \`${line}\`.`);
  }
  const main = fromFileUrl(new URL("../main.ts", import.meta.url));
  screen.write(completionScript(shell, [Deno.execPath(), "run", "-A", "--quiet", main]));
  return 0;
}

function isShell(word: string | undefined): word is Shell {
  return (SHELLS as readonly (string | undefined)[]).includes(word);
}
