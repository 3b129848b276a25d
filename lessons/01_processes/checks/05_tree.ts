import { assertShown, Chance, ClosedDoor, listProcesses, Stage, waitAt } from "interleave/checks";
import { drawProcessTree, getpid, processTree } from "interleave/system";
import { grow, type Shape } from "../exercises/05_tree.ts";

const chance = new Chance();

/** Runs on the stage: everybody stays as long as the door is closed; returns are noted in `log`. */
export function play(shape: Shape, door: string, log: string): void {
  grow(shape, () => waitAt(door));
  Deno.writeTextFileSync(log, `${getpid()}\n`, { append: true });
}

/** Three children, one with leaves, one with a chain, one with nothing; sizes and order by chance. */
function freshShape(): Shape {
  const leaves = Array.from({ length: chance.int(2, 3) }, () => []);
  const chain = chance.int(0, 1) === 0 ? [[]] : [[[]]];
  return chance.shuffled([leaves, chain, []]);
}

/** A tree for the other claims: children that are not ended multiply, and should not be too many. */
function smallShape(): Shape {
  return chance.shuffled([[[]], []]);
}

/** A shape, or a tree of the system. */
interface Node {
  readonly children: readonly Node[];
}

function nodeOf(shape: Shape): Node {
  return { children: shape.map(nodeOf) };
}

/** Draws it in one way, in whatever order siblings stand. */
function draw({ children }: Node): string {
  return drawProcessTree(sorted({ children }), () => "process");
}

function sorted({ children }: Node): Node {
  return { children: children.map(sorted).sort((a, b) => draw(a) < draw(b) ? 1 : -1) };
}

Deno.test("while all stay, the system's list shows a tree of the given shape", async () => {
  const shape = freshShape();
  using door = new ClosedDoor();
  await using caller = new Stage(import.meta.url, play, [shape, door.path, door.path]);
  await caller.settle();
  const expected = draw(nodeOf(shape));
  const tree = processTree(caller.pid);
  const actual = tree === null ? "nobody" : draw(tree);
  assertShown(actual === expected, { input: call(shape), expected, actual });
});

Deno.test("everybody waits for its own children: nobody is left when grow() returns", async () => {
  const shape = smallShape();
  using door = new ClosedDoor();
  await using caller = new Stage(import.meta.url, play, [shape, door.path, door.path]);
  await caller.settle();
  const below = processTree(caller.pid)?.children ?? [];
  door.open();
  const { left } = await caller.end();
  assertShown(left.length === 0, {
    input: call(shape),
    expected: `no child is left of ${listProcesses(below)}`,
    actual: listProcesses(left),
  });
});

Deno.test("only the caller returns from grow()", async () => {
  const shape = smallShape();
  using door = new ClosedDoor();
  await using caller = new Stage(import.meta.url, play, [shape, door.path, door.path]);
  await caller.settle();
  door.open();
  await caller.end();
  const returned = Deno.readTextFileSync(door.path).trimEnd().split("\n");
  assertShown(returned.length === 1, {
    input: call(shape),
    expected: `returned in the caller, ${caller.pid}`,
    actual: `returned in ${returned.join(", ")}`,
  });
});

function call(shape: Shape): string {
  return `grow(${JSON.stringify(shape)}, stay)   (seed ${chance.seed})`;
}
