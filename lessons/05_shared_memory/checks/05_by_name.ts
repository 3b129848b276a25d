import { assertSame, assertShown, Chance, ClosedDoor, Stage, waitAt } from "interleave/checks";
import { leave, take } from "../exercises/05_by_name.ts";

const chance = new Chance();

/** What `play()` gives back: an error instead of a result is something to show as well. */
interface Seen<T> {
  readonly result: T | string;
  /** Which of the memories it still had open. */
  readonly open: readonly string[];
}

/** Runs on a stage: leaves the lists, writes the names into the note, and waits at the door. */
export function leaveAll(lists: readonly number[][], note: string, door: string): Seen<string[]> {
  const result = attempt(() => lists.map((list) => leave(list)));
  const seen = { result, open: openMemories(result) };
  Deno.writeTextFileSync(`${note}.part`, JSON.stringify(seen));
  Deno.renameSync(`${note}.part`, note);
  waitAt(door); // whoever made memory and ends takes it along
  return seen;
}

/** Runs on another stage. */
export function takeAll(names: readonly string[]): Seen<number[][]> {
  const result = attempt(() => names.map((name) => take(name)));
  return { result, open: openMemories(names) };
}

function attempt<T>(action: () => T): T | string {
  try {
    return action();
  } catch (error) {
    return `${error}`;
  }
}

/** Those that this process has mapped. */
function openMemories(names: readonly string[] | string): string[] {
  if (typeof names === "string") return [];
  const map = Deno.readTextFileSync("/proc/self/maps");
  return names.filter((name) => map.includes(`/dev/shm/${name}`));
}

/** What became of lists that one program left and another one took. */
interface HandedOver {
  readonly call: string;
  readonly left: Seen<string[]>;
  readonly taken: Seen<number[][]>;
  /** The names that are still to be found. */
  readonly names: readonly string[];
}

/** Two programs, one after the other, both alive. The lists are taken from the last to the first. */
async function handOver(lists: number[][]): Promise<HandedOver> {
  const folder = Deno.makeTempDirSync({ prefix: "interleave-" });
  using door = new ClosedDoor();
  try {
    const note = `${folder}/left.json`;
    await using maker = new Stage(import.meta.url, leaveAll, [lists, note, door.path]);
    const noted = (): Seen<string[]> | null => exists(note) ? JSON.parse(read(note)) : null;
    let left = noted();
    while (left === null && !maker.hasEnded) left = await maker.until(noted);
    const found = left !== null && typeof left.result !== "string" ? left.result : [];
    await using taker = new Stage(import.meta.url, takeAll, [found.toReversed()]);
    const { value: taken } = await taker.end();
    const names = found.filter((name) => exists(`/dev/shm/${name}`));
    door.open();
    await maker.end();
    const call = `leave() and take() of ${
      lists.map((list) => `[${list.join(", ")}]`).join(" and ")
    }`;
    return { call: `${call}   (seed ${chance.seed})`, left: left!, taken, names };
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

function read(file: string): string {
  return Deno.readTextFileSync(file);
}

function exists(file: string): boolean {
  try {
    Deno.lstatSync(file);
    return true;
  } catch {
    return false;
  }
}

/** Numbers that do not fit into a byte, or into 32 bits, or have a fraction. */
function numbers(): number[] {
  const some = [chance.int(300, 999), -chance.int(1, 99), chance.int(1, 9) + 0.1, 2 ** 40];
  return chance.shuffled(some).slice(0, chance.int(3, 4)).concat(0.25);
}

Deno.test("another program finds the numbers by the name", async () => {
  const list = numbers();
  const { call, left, taken } = await handOver([list]);
  assertSame(call, typeof left.result === "string" ? left.result : taken.result, [list]);
});

Deno.test("several lists are on their way, and do not mix", async () => {
  const lists = [numbers(), [chance.int(1, 99)], numbers()];
  const { call, left, taken } = await handOver(lists);
  const actual = typeof left.result === "string" ? left.result : taken.result;
  assertSame(call, actual, lists.toReversed());
});

Deno.test("after take() nobody finds the name any more", async () => {
  const { call, names } = await handOver([numbers()]);
  assertShown(names.length === 0, {
    input: call,
    expected: "no memory of this name",
    actual: `/dev/shm still has ${names}`,
  });
});

Deno.test("nobody has the memory open any more", async () => {
  const { call, left, taken } = await handOver([numbers()]);
  const open = [...left.open.map(() => "leave()"), ...taken.open.map(() => "take()")];
  assertShown(open.length === 0, {
    input: call,
    expected: "both have closed it",
    actual: `not closed by ${open.join(" and ")}`,
  });
});
