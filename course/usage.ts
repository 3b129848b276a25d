/**
 * Wrong use of the command line. The message is one line that says what to type instead; `main.ts`
 * prints it and ends with exit code 2.
 */
export class Usage extends Error {
  override readonly name = "Usage";
}
