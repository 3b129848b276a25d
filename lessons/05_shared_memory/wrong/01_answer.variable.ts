// The child writes into a variable: its own one.

import { Process } from "interleave/processes";
import { getpid } from "interleave/system";

let answer = 0;

export function work(door: string): void {
  using file = Deno.openSync(door);
  file.lockSync();
  answer = getpid();
}

export async function ask(door: string): Promise<number> {
  const child = new Process({ module: import.meta.url, target: work, args: [door] });
  child.start();
  await child.join();
  return answer;
}
