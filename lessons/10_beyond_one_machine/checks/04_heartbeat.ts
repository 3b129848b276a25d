import { assertSame, Chance } from "interleave/checks";
import { EndOfPipe } from "interleave/processes";
import { ask } from "../exercises/04_heartbeat.ts";
import { type Scene, ScriptedWorker } from "./_scripted_worker.ts";

const chance = new Chance();
const JOB = chance.int(1, 1000);
const RESULT = chance.int(1, 1000);
const PATIENCE = 100;

/** Within the patience. */
function soon(): number {
  return chance.int(1, PATIENCE - 1);
}

/** A result, and so many beats before it. */
function done(beats = 0): Scene[] {
  return [
    ...Array.from({ length: beats }, (): Scene => [soon(), "beat"]),
    [soon(), { result: RESULT }],
  ];
}

/** What `ask()` gave, or why it gave nothing, and what became of the workers. */
async function watch(...workers: ScriptedWorker[]): Promise<unknown> {
  const outcome = await ask(workers, JOB, PATIENCE).catch((error: Error) => error.message);
  return { outcome, gotJob: workers.map(({ jobs }) => jobs.length), ...closedOf(workers) };
}

function closedOf(workers: readonly ScriptedWorker[]): { closed: boolean[] } {
  return { closed: workers.map(({ closed }) => closed) };
}

function call(...workers: readonly string[]): string {
  return `ask() of workers that: ${workers.join("; ")}   (patience ${PATIENCE} ms, ` +
    `seed ${chance.seed})`;
}

Deno.test("the first worker does the job, and no other one gets it", async () => {
  const seen = await watch(new ScriptedWorker(...done()), new ScriptedWorker(...done()));
  const expected = { outcome: RESULT, gotJob: [1, 0], closed: [false, false] };
  assertSame(call("answers soon", "is not needed"), seen, expected);
});

Deno.test("a worker that beats may take as long as it likes", async () => {
  const beats = chance.int(8, 20);
  const scenes: Scene[] = [...done(beats).slice(0, -1), [PATIENCE - 1, { result: RESULT }]];
  const seen = await watch(new ScriptedWorker(...scenes), new ScriptedWorker(...done()));
  const expected = { outcome: RESULT, gotJob: [1, 0], closed: [false, false] };
  assertSame(call(`beats ${beats} times, then answers`, "is not needed"), seen, expected);
});

Deno.test("one that falls silent is given up, and the next one gets the job", async () => {
  const beats = chance.int(0, 3);
  const silent: Scene[] = [...done(beats).slice(0, -1), [PATIENCE * 50, { result: -1 }]];
  const seen = await watch(new ScriptedWorker(...silent), new ScriptedWorker(...done(2)));
  const expected = { outcome: RESULT, gotJob: [1, 1], closed: [true, false] };
  assertSame(call(`beats ${beats} times, then is silent`, "beats and answers"), seen, expected);
});

Deno.test("one whose connection ends is given up at once", async () => {
  const gone: Scene[] = [[soon(), "beat"], [1, new EndOfPipe()]];
  const seen = await watch(new ScriptedWorker(...gone), new ScriptedWorker(...done()));
  const expected = { outcome: RESULT, gotJob: [1, 1], closed: [true, false] };
  assertSame(call("beats, then its connection ends", "answers"), seen, expected);
});

Deno.test("if nobody is left, that is an error", async () => {
  const workers = [new ScriptedWorker(), new ScriptedWorker()];
  const outcome = await ask(workers, JOB, PATIENCE).then((result) => result, () => "an error");
  const seen = { outcome, ...closedOf(workers) };
  assertSame(call("is silent", "is silent"), seen, { outcome: "an error", closed: [true, true] });
});

Deno.test("another error is passed on, and nobody else gets the job", async () => {
  const broken = new ScriptedWorker([soon(), new RangeError("no such job")]);
  const other = new ScriptedWorker(...done());
  const outcome = await ask([broken, other], JOB, PATIENCE).catch((error: Error) => error.message);
  const seen = { outcome, others: other.jobs.length };
  assertSame(call("throws a RangeError", "is not needed"), seen, {
    outcome: "no such job",
    others: 0,
  });
});
