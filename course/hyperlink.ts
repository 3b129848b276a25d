import { toFileUrl } from "@std/path";

/** The environment variable that says how an editor is called: `vscode://file{path}`. */
export const LINK_VARIABLE = "INTERLEAVE_LINK";

/**
 * A text that a terminal opens a file by (OSC 8). The link is `file://…`, which the terminal hands to
 * whatever opens such files; inside VS Code's terminal that is VS Code.
 *
 * @param file Absolute path.
 * @param text What is shown.
 * @param pattern The link, with `{path}` where the path belongs; `INTERLEAVE_LINK` if not given.
 */
export function hyperlink(
  file: string,
  text: string,
  pattern: string | undefined = Deno.env.get(LINK_VARIABLE),
): string {
  const { href, pathname } = toFileUrl(file);
  const url = pattern ? pattern.replaceAll("{path}", pathname) : href;
  return `\x1b]8;;${url}\x07${text}\x1b]8;;\x07`;
}
