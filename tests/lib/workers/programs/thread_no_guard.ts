import { Thread } from "interleave/threads";

export function work(): void {
  console.log("never");
}

new Thread({ module: import.meta.url, target: work }).start();
