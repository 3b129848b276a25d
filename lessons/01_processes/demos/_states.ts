/**
 * What the children of the demo `states` do to get their letters.
 *
 * @module
 */
import { setPriority, setsid } from "interleave/system";
import { rest } from "interleave/evidence";

export function restWithPriority(nice: number): void {
  try {
    setPriority(nice);
  } catch {
    return; // not allowed: the letter will not be seen
  }
  rest();
}

export function restInOwnSession(): void {
  setsid();
  rest();
}

/** Writes to a file for a second, and waits for the disk after each piece. */
export function writeThrough(path: string): void {
  using file = Deno.openSync(path, { write: true });
  const piece = new Uint8Array(4096);
  const end = performance.now() + 1000;
  while (performance.now() < end) {
    file.writeSync(piece);
    file.syncDataSync();
  }
}
