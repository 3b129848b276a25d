// Waits for a thread without blocking.
import { rest } from "interleave/evidence";
import { Thread } from "interleave/threads";

export function aWhile(): void {
  rest(200);
}

if (import.meta.main) {
  const thread = new Thread({ module: import.meta.url, target: aWhile });
  thread.start();
  console.log(await thread.join());
}
