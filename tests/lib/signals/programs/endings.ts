/** Programs that end, or nearly end, by a signal: the first argument says which. */
import { run } from "interleave/coroutines";
import { exit } from "interleave/system";
import {
  alarm,
  blockSignals,
  onSignal,
  pause,
  pendingSignals,
  raiseSignal,
  setitimer,
  SIG_DFL,
  SIG_IGN,
  signal,
} from "interleave/signals";

const programs: Record<string, (...args: string[]) => unknown> = {
  /** A handler was there and has run; then the default is set, and nobody turns the event loop. */
  async default(name: string): Promise<void> {
    const which = name as Deno.Signal;
    signal(which, () => {});
    const paused = pause();
    raiseSignal(which);
    await paused;
    signal(which, SIG_DFL);
    console.log("set");
    raiseSignal(which);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20_000);
  },
  /** The same by the end of a block. */
  disposed(name: string): void {
    const which = name as Deno.Signal;
    {
      using _handler = onSignal(which, () => {});
    }
    console.log("set");
    raiseSignal(which);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20_000);
  },
  /** Held back without a handler: the default action happens at the end of the block. */
  async held(): Promise<void> {
    {
      using _held = blockSignals(["SIGTERM"]);
      raiseSignal("SIGTERM");
      while (pendingSignals().length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
      console.log("set");
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20_000);
  },
  /** The block ends before the event loop has heard of the signal. */
  async heldShortly(): Promise<void> {
    {
      using _held = blockSignals(["SIGTERM"]);
      raiseSignal("SIGTERM");
    }
    console.log("set");
    await new Promise((resolve) => setTimeout(resolve, 20_000));
  },
  ignored(): void {
    signal("SIGTERM", SIG_IGN);
    // With its first listener Deno begins to catch SIGTERM as well; that must not undo the above.
    using _handler = onSignal("SIGUSR2", () => {});
    raiseSignal("SIGTERM");
    console.log("set");
  },
  async throws(): Promise<void> {
    using _handler = onSignal("SIGALRM", () => {
      throw new RangeError("thrown by the handler");
    });
    setitimer("real", 50);
    await new Promise((resolve) => setTimeout(resolve, 20_000));
    console.log("slept");
  },
  /** What a handler throws does not make later signals unheard. */
  async throwsTwice(): Promise<void> {
    const errors: string[] = [];
    addEventListener("error", (event) => {
      event.preventDefault();
      errors.push(event.error.message);
    });
    let calls = 0;
    using _handler = onSignal("SIGUSR2", () => {
      throw new Error(`call ${++calls}`);
    });
    while (errors.length < 2) {
      if (errors.length === calls) raiseSignal("SIGUSR2");
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    console.log(errors.join());
  },
  async sleeps(): Promise<void> {
    const start = performance.now();
    let rangAt = 0;
    using _handler = onSignal("SIGALRM", () => rangAt = performance.now() - start);
    setitimer("real", 50);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    console.log(performance.now() - start >= 1500 && rangAt > 0);
  },
  async blocks(): Promise<void> {
    const start = performance.now();
    let rangAt = 0;
    using _handler = onSignal("SIGALRM", () => rangAt = performance.now() - start);
    const paused = pause();
    setitimer("real", 20);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    const blocked = rangAt === 0;
    await paused;
    console.log(blocked && rangAt >= 100);
  },
  async exits(): Promise<void> {
    using _handler = onSignal("SIGTERM", () => exit(7));
    raiseSignal("SIGTERM");
    await new Promise((resolve) => setTimeout(resolve, 20_000));
  },
  /** The system's own action was put back; `run()` hears Ctrl-C none the less, and it is back again. */
  async runs(): Promise<void> {
    signal("SIGINT", SIG_DFL); // a shell has those in the background ignore it
    {
      using _handler = onSignal("SIGINT", () => {});
    }
    try {
      await run(async (task) => {
        raiseSignal("SIGINT");
        await task.sleep(20_000);
      });
    } catch (error) {
      console.log((error as Error).name);
    }
    raiseSignal("SIGINT");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20_000);
  },
  async rings(): Promise<void> {
    alarm(1);
    await new Promise((resolve) => setTimeout(resolve, 20_000));
  },
};

await programs[Deno.args[0]!]!(...Deno.args.slice(1));
