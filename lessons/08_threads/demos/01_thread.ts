// You will see: a thread from its start to its end, and who else is there meanwhile.
import type { Demo } from "../../../course/kit.ts";
import { getpid } from "interleave/system";
import {
  currentThread,
  enumerateThreads,
  Event,
  InvalidStateError,
  mainThread,
  setExcepthook,
  Thread,
} from "interleave/threads";
import { claim, say, span } from "interleave/timeline";
import { refusal } from "./_refusal.ts";

const module = import.meta.url;

export const demo: Demo = {
  title: "the life of a thread",
  shows: ["I1"],
  needs: ["linux"],

  async run(): Promise<void> {
    const [door, seen] = [new Event(), new Int32Array(new SharedArrayBuffer(8))];
    const cook = new Thread({
      module,
      name: "cook",
      target: work,
      args: [door, seen],
      kwargs: { dish: "soup" },
    });
    claim("before start() it does not live", !cook.isAlive() && cook.ident === null, cook.ident);

    cook.start();
    claim("it lives, and has a number", cook.isAlive() && cook.ident! > 0, cook.ident);
    say(`here are: ${names()}`);
    claim("both are listed, the main one first", names() === "MainThread, cook", names());
    claim("I am the main one", currentThread() === mainThread(), currentThread().name);
    claim("join() may give up", await cook.join({ timeout: 20 }) === false);

    door.set();
    await cook.join();
    claim("now it has ended", !cook.isAlive() && names() === "MainThread", names());
    const [pid, ident] = seen;
    claim("it was in my process", pid === getpid(), pid);
    claim("and knew its own number", ident === cook.ident, ident);
    const again = refusal(() => cook.start());
    claim("a thread lives once", again instanceof InvalidStateError, again);

    const clumsy = new Thread({ module, name: "clumsy", target: drop });
    clumsy.start();
    await clumsy.join();
    claim("an error ends its thread only", clumsy.error?.message.includes("plate") === true);
  },
};

/** What the cook does; `kwargs` is the last argument. */
export function work(door: Event, seen: Int32Array, { dish }: { dish: string }): void {
  using _span = span("cooks");
  say(`I cook ${dish}, and wait for the door`);
  seen.set([getpid(), currentThread().ident!]);
  door.waitSync();
}

export function drop(): void {
  setExcepthook(({ value }) => say(`ended by: ${value}`)); // else it is printed with its stack
  throw new Error("a plate fell down");
}

function names(): string {
  return enumerateThreads().map(({ name }) => name).join(", ");
}

if (import.meta.main) await demo.run();
