import {
  assertSame,
  assertShown,
  Chance,
  Letterbox,
  listProcesses,
  Stage,
} from "interleave/checks";
import { kill } from "interleave/system";
import { runWork } from "../exercises/01_first_process.ts";

const chance = new Chance();

/** Calls `runWork()`; nobody can end `work()` before the check takes the note. */
function stage(letterbox: Letterbox, code: number): Stage<typeof runWork> {
  return new Stage(import.meta.resolve("../exercises/01_first_process.ts"), runWork, [
    letterbox.path,
    code,
  ]);
}

/** Takes the note, and so lets the child end; without a child nobody would write one. */
function takeNote(caller: Stage<typeof runWork>, letterbox: Letterbox): string {
  return caller.living.length > 0 ? letterbox.read() : "none";
}

function call(code: number): string {
  return `runWork(note, ${code})   (seed ${chance.seed})`;
}

Deno.test("work() is done by a process of its own, a child of the caller", async () => {
  const code = chance.int(1, 255);
  using letterbox = new Letterbox();
  await using caller = stage(letterbox, code);
  await caller.settle();
  assertShown(caller.living.length === 1, {
    input: call(code),
    expected: "one child that works",
    actual: `children of the caller: ${listProcesses(caller.living)}`,
  });
  const { pid } = caller.living[0]!;
  assertSame(call(code), `note: ${takeNote(caller, letterbox)}`, `note: ${pid} ${caller.pid}`);
  await caller.end();
});

Deno.test("runWork() waits until that process has ended", async () => {
  const code = chance.int(1, 255);
  using letterbox = new Letterbox();
  await using caller = stage(letterbox, code);
  await caller.settle();
  assertShown(caller.returned === null, {
    input: call(code),
    expected: "runWork() waits while the child is at work",
    actual: `returned ${caller.returned?.value} meanwhile`,
  });
  takeNote(caller, letterbox);
  await caller.end();
});

Deno.test("the exit code of the process is returned", async () => {
  const code = chance.int(1, 255);
  using letterbox = new Letterbox();
  await using caller = stage(letterbox, code);
  await caller.settle();
  takeNote(caller, letterbox);
  assertSame(call(code), (await caller.end()).value, code);
});

Deno.test("it is −9 when somebody kills the process at its work", async () => {
  const code = chance.int(1, 255);
  using letterbox = new Letterbox();
  await using caller = stage(letterbox, code);
  await caller.settle();
  for (const { pid } of caller.living) kill(pid, "SIGKILL");
  assertSame(call(code), (await caller.end()).value, -9);
});
