import { assertSame, assertShown, Chance, isAlive, listProcesses, Stage } from "interleave/checks";
import { exit, Process } from "interleave/processes";
import { childrenOf, getpid, kill } from "interleave/system";
import { type Report, supervise } from "../exercises/08_supervisor.ts";

const chance = new Chance();

/** What a supervisor did. */
interface Seen {
  readonly report: Report;
  /** For how long it paused, and how many children were alive at that moment. */
  readonly pauses: readonly { readonly units: number; readonly alive: number }[];
}

/** Runs on the stage: supervises children of which the n-th ends as `ends[n]` says. */
export async function play(ends: readonly number[], limit: number): Promise<Seen> {
  const pauses: { units: number; alive: number }[] = [];
  let created = 0;
  const report = await supervise({
    limit,
    // One who never gives up comes to an end as well: there are not more children than `ends`.
    create: () =>
      new Process({ module: import.meta.url, target: work, args: [ends[created++] ?? 0] }),
    pause: (units) => {
      pauses.push({ units, alive: childrenOf().filter(isAlive).length });
      return Promise.resolve();
    },
  });
  return { report, pauses };
}

/** What each child does: it ends with a code, or, if it is −N, by signal N. */
export function work(end: number): void {
  if (end < 0) kill(getpid(), -end);
  else exit(end);
}

/** An exit code that means a crash. */
function crash(): number {
  return chance.int(1, 255);
}

function call(ends: readonly number[], limit: number): string {
  return `children that end with ${ends.join(", ")}; limit ${limit}   (seed ${chance.seed})`;
}

/** Lets the supervisor deal with such children to its end. */
async function watch(
  ends: number[],
  limit: number,
): Promise<Awaited<ReturnType<Stage<typeof play>["end"]>>> {
  await using supervisor = new Stage(import.meta.url, play, [ends, limit]);
  return await supervisor.end();
}

Deno.test("a child that ends with 0 has done the work, and no other one is started", async () => {
  const { report, pauses } = (await watch([0], 3)).value;
  const expected = { restarts: 0, exitCode: 0, gaveUp: false };
  assertSame(call([0], 3), { report, pauses: pauses.length }, { report: expected, pauses: 0 });
});

Deno.test("a child that crashes is replaced until one ends with 0", async () => {
  const ends = [crash(), crash(), 0];
  const { report } = (await watch(ends, 5)).value;
  assertSame(call(ends, 5), report, { restarts: 2, exitCode: 0, gaveUp: false });
});

Deno.test("being killed by a signal is a crash, too", async () => {
  const ends = [-9, 0];
  const { report } = (await watch(ends, 5)).value;
  assertSame(call(ends, 5), report, { restarts: 1, exitCode: 0, gaveUp: false });
});

Deno.test("the pauses before the restarts are 1, 2, 4 and 8 units", async () => {
  const ends = [crash(), crash(), crash(), crash(), 0];
  const { pauses } = (await watch(ends, 5)).value;
  assertSame(call(ends, 5), pauses.map(({ units }) => units), [1, 2, 4, 8]);
});

Deno.test("nothing runs during a pause", async () => {
  const ends = [crash(), crash(), 0];
  const { pauses } = (await watch(ends, 5)).value;
  assertSame(call(ends, 5), pauses.map(({ alive }) => `${alive} alive`), ["0 alive", "0 alive"]);
});

Deno.test("after the last allowed restart it gives up, and says how the last child ended", async () => {
  const limit = chance.int(1, 3);
  const ends = Array.from({ length: limit + 3 }, crash);
  const { report, pauses } = (await watch(ends, limit)).value;
  const expected = { restarts: limit, exitCode: ends[limit]!, gaveUp: true };
  assertSame(call(ends, limit), { report, pauses: pauses.length }, {
    report: expected,
    pauses: limit,
  });
});

Deno.test("no child is left when supervise() returns", async () => {
  const ends = [crash(), 0];
  const left = (await watch(ends, 5)).left.filter(isAlive);
  assertShown(left.length === 0, {
    input: call(ends, 5),
    expected: "no children",
    actual: listProcesses(left),
  });
});
