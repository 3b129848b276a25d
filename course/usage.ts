/**
 * What whoever uses the course has to put right: wrong words on the command line, a folder that cannot be
 * used. The message is one line that says what to do instead; `main.ts` prints it and ends with exit code
 * 2, the study page answers 403.
 */
export class Usage extends Error {
  override readonly name = "Usage";
}
