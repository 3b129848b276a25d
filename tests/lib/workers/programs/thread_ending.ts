/** Ends in the way that its first argument names, while a thread and daemons run. */

import { Event, exit, Thread } from "interleave/threads";

const module = import.meta.url;

export function work(mainIsDone: Event): void {
  mainIsDone.waitSync();
  console.log("the thread is done");
}

export function startWork(mainIsDone: Event): void {
  new Thread({ module, target: work, args: [mainIsDone] }).start();
}

export function spin(begun: Event): void {
  begun.set();
  for (;;);
}

export function sleep(begun: Event): Promise<never> {
  begun.set();
  setInterval(() => {}, 1);
  return new Promise(() => {});
}

export function block(begun: Event): void {
  begun.set();
  new Event().waitSync();
}

if (import.meta.main) {
  const [ending, who] = Deno.args;
  const mainIsDone = new Event();
  for (const target of [spin, sleep, block]) {
    const begun = new Event();
    new Thread({ module, target, args: [begun], daemon: true }).start();
    await begun.wait();
  }
  const target = who === "main" ? work : startWork;
  new Thread({ module, target, args: [mainIsDone] }).start();
  console.log("main is done");
  setTimeout(() => mainIsDone.set(), 100);
  if (ending === "exit()") exit(4);
}
