// You will see: runners who wait for one start signal, and one who comes when it has been given.
import type { Demo } from "../../../course/kit.ts";
import { Barrier, Event, Semaphore, Thread } from "interleave/threads";
import { claim, say } from "interleave/timeline";

const module = import.meta.url;
const RUNNERS = 3;

export const demo: Demo = {
  title: "a flag to wait for",
  shows: ["H5"],

  async run(): Promise<void> {
    const [start, ready, arrived] = [new Event(), new Barrier(RUNNERS + 1), new Semaphore(0)];
    claim("at first it is down", !start.isSet());
    claim("who waits for 20 ms hears that the time is up", !await start.wait({ timeout: 20 }));

    const args = [start, ready, arrived] as const;
    const runners = Array.from(
      { length: RUNNERS },
      (_, n) => new Thread({ module, name: `runner ${n + 1}`, target: run, args }),
    );
    for (const runner of runners) runner.start();
    await ready.wait();
    const early = await arrived.acquire({ timeout: 20 });
    claim("all are at the line, and nobody has arrived", !early);

    say("go!");
    start.set();
    for (const runner of runners) await runner.join();
    claim("set() lets all of them go", arrived.getValue() === RUNNERS, arrived.getValue());

    const late = new Thread({ module, name: "late", target: run, args: [start, null, arrived] });
    late.start();
    await late.join();
    const all = arrived.getValue() === RUNNERS + 1;
    claim("who comes later does not wait: it stays up", all && start.isSet(), arrived.getValue());

    start.clear();
    claim("until clear() takes it down", !start.isSet());
    start.set();
    start.set();
    start.clear();
    claim("it is a flag: up twice, and down at once", !start.isSet());
  },
};

export function run(start: Event, ready: Barrier | null, arrived: Semaphore): void {
  ready?.waitSync();
  start.waitSync();
  say("I run");
  arrived.release();
}

if (import.meta.main) await demo.run();
