/** A path as a word of a command line: in quotes if it has a space or anything else that a shell reads. */
export function shellWord(path: string): string {
  const text = path.replaceAll("\\", "/");
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'"'"'`)}'`;
}
