import { assertSame, assertShown, Chance, Stage, valueOf } from "interleave/checks";
import { Gate, until } from "interleave/evidence";
import { Process } from "interleave/processes";
import { onSignal, pause, SIG_IGN, signal } from "interleave/signals";
import { exit, processStatus } from "interleave/system";
import { end } from "../exercises/02_insist.ts";

const chance = new Chance();
/** For one who will end: nobody has to wait so long. */
const LONG_MS = 60_000;

/** Tidies up when asked, and ends with a code. */
export async function tidy(ready: string, code: number): Promise<void> {
  let goesOn = true;
  using _handler = onSignal("SIGTERM", () => goesOn = false);
  new Gate(ready).open();
  while (goesOn) await pause();
  await new Promise((resolve) => setTimeout(resolve, 20)); // tidying up takes a while
  exit(code);
}

/** Does not listen. */
export async function deaf(ready: string, _code: number): Promise<void> {
  signal("SIGTERM", SIG_IGN);
  new Gate(ready).open();
  await pause();
}

/** What was seen when `end()` returned. */
interface Seen {
  readonly code: number;
  /** The letter of the process, if it was still on the system's list. */
  readonly state: string | null;
}

/** Runs on the stage: has such a process, and ends it. */
export async function play(kind: "tidy" | "deaf", code: number, patience: number): Promise<Seen> {
  using ready = new Gate();
  const target = kind === "tidy" ? tidy : deaf;
  const process = new Process({ module: import.meta.url, target, args: [ready.path, code] });
  process.start();
  until("the process", () => ready.isOpen);
  const got = await end(process, patience);
  return { code: got, state: processStatus(process.pid!)?.state ?? null };
}

async function watch(kind: "tidy" | "deaf", code: number, patience: number): Promise<Seen> {
  await using program = new Stage(import.meta.url, play, [kind, code, patience]);
  return await valueOf(program, call(kind, code));
}

function call(kind: "tidy" | "deaf", code: number): string {
  return kind === "deaf"
    ? "end() of a process that ignores SIGTERM"
    : `end() of one that tidies up and ends with ${code}   (seed ${chance.seed})`;
}

Deno.test("a process that tidies up ends by itself, with its own exit code", async () => {
  const code = chance.int(1, 100);
  assertSame(call("tidy", code), (await watch("tidy", code, LONG_MS)).code, code);
});

Deno.test("a process that does not listen is ended by SIGKILL", async () => {
  assertSame(call("deaf", 0), (await watch("deaf", 0, 50)).code, -9);
});

Deno.test("when end() returns, the process is gone", async () => {
  for (const kind of ["tidy", "deaf"] as const) {
    const { state } = await watch(kind, 0, kind === "tidy" ? LONG_MS : 50);
    assertShown(state === null, {
      input: call(kind, 0),
      expected: "it is off the system's list",
      actual: `it is there, state ${state}`,
    });
  }
});
