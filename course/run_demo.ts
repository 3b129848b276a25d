/**
 * Runs one demo, inside the child process of a group. Argument: the URL of its file.
 *
 * @module
 */
import { getpid } from "interleave/system";
import type { Demo } from "./kit.ts";

run(Deno.args[0]!);

/**
 * Not awaited at the top of the module: a forked child, which never gets past an `await`, would be
 * told off for that by Deno.
 */
async function run(file: string): Promise<void> {
  const pid = getpid();
  let isOver = false;
  addEventListener("beforeunload", () => {
    if (isOver || getpid() !== pid) return;
    console.error("The demo waits for ever: nothing is left that could end the wait");
    Deno.exitCode = 1;
  });
  const { demo }: { demo: Demo } = await import(file);
  try {
    await demo.run();
  } catch (error) {
    // A claim says all there is to say; anything else ends the program with its stack.
    if (!(error instanceof Error && error.name === "ClaimError")) throw error;
    console.error(`✗ ${error.message}`);
    Deno.exitCode = 1;
  } finally {
    isOver = true;
  }
}
