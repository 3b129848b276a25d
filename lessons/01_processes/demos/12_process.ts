// You will see: the whole life of a `Process`, from its making to its exit code.
import type { Demo } from "../../../course/kit.ts";
import { currentProcess, InvalidStateError, Process } from "interleave/processes";
import { claim, say, span } from "interleave/timeline";
import { Gate, rest } from "interleave/evidence";

const module = import.meta.url; // where the children find their function

export const demo: Demo = {
  title: "a function in a process of its own",
  shows: ["B11"],
  needs: ["linux"],

  async run(): Promise<void> {
    using oven = new Gate();
    const baker = new Process({ module, target: bake, args: [3], kwargs: { oven: oven.path } });
    const { name } = baker;
    claim(`it is called ${name} when nobody names it`, /^Process-\d+$/.test(name), name);
    claim("it has no pid yet", baker.pid === null && !baker.isAlive(), baker.pid);
    claim("it is no daemon, as its parent", baker.daemon === false, baker.daemon);
    claim("it has our authKey", baker.authKey === currentProcess().authKey);
    await isRefused("join() before start()", () => baker.join());

    baker.start();
    say(`${name} runs as ${baker.pid}`);
    claim("it is alive, without exit code", baker.isAlive() && baker.exitCode === null);
    claim("join({ timeout: 0 }) only looks", await baker.join({ timeout: 0 }) === false);
    await isRefused("start() again", () => baker.start());
    await isRefused("close() while it runs", () => baker.close());

    oven.open();
    await baker.join();
    say(`${name} has ended with ${baker.exitCode}`);
    claim("its exit code is 0", baker.exitCode === 0, baker.exitCode);
    claim("its sentinel is ready", baker.sentinel.ready);
    baker.close();

    const [lazy, stubborn] = [sleeper("lazy"), sleeper("stubborn")];
    lazy.terminate(); // asks it to end: SIGTERM
    stubborn.kill(); // does not ask: SIGKILL
    await Promise.all([lazy.join(), stubborn.join()]);
    say(`exit codes: ${lazy.exitCode} and ${stubborn.exitCode}`);
    claim("-15 after terminate()", lazy.exitCode === -15, lazy.exitCode);
    claim("-9 after kill()", stubborn.exitCode === -9, stubborn.exitCode);
  },
};

/** What `baker` does. A function for a child is exported, so that the child finds it. */
export function bake(loaves: number, { oven }: { oven: string }): void {
  using _span = span("bake");
  say(`bakes ${loaves} loaves`);
  new Gate(oven).wait();
}

function sleeper(name: string): Process {
  const process = new Process({ module, name, target: sleep });
  process.start();
  return process;
}

export function sleep(): void {
  rest();
}

async function isRefused(what: string, action: () => unknown): Promise<void> {
  const error = await Promise.try(action).then(() => null, (error) => error);
  claim(`${what} is refused`, error instanceof InvalidStateError, error);
}

if (import.meta.main) await demo.run();
