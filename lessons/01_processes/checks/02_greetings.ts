import {
  assertSame,
  assertShown,
  Chance,
  ClosedDoor,
  listProcesses,
  Stage,
} from "interleave/checks";
import { greetAll } from "../exercises/02_greetings.ts";

const chance = new Chance();

/** Names of different lengths, so that a wrong order shows. */
function freshNames(): string[] {
  const names = ["Bo", "Ada", "Lynn", "Grace", "Edsger", "Barbara", "Margaret", "Katherine"];
  return chance.shuffled(names).slice(0, chance.int(3, 5));
}

function stage(names: string[], door: ClosedDoor): Stage<typeof greetAll> {
  const module = import.meta.resolve("../exercises/02_greetings.ts");
  return new Stage(module, greetAll, [names, door.path]);
}

function call(names: readonly string[]): string {
  return `greetAll([${names.join(", ")}], door)   (seed ${chance.seed})`;
}

Deno.test("all greeters are alive at the same moment", async () => {
  const names = freshNames();
  using door = new ClosedDoor();
  await using caller = stage(names, door);
  await caller.settle();
  assertShown(caller.living.length === names.length, {
    input: call(names),
    expected: `${names.length} living children of the caller while the door is closed`,
    actual: `${caller.living.length}: ${listProcesses(caller.living)}`,
  });
  door.open();
  await caller.end();
});

Deno.test("the exit codes come back in the order of the names", async () => {
  const names = freshNames();
  using door = new ClosedDoor();
  door.open();
  await using caller = stage(names, door);
  assertSame(call(names), (await caller.end()).value, names.map((name) => name.length));
});

Deno.test("no greeter is left when greetAll() returns", async () => {
  const names = freshNames();
  using door = new ClosedDoor();
  await using caller = stage(names, door);
  await caller.settle();
  assertShown(caller.returned === null, {
    input: call(names),
    expected: "greetAll() waits as long as the door is closed",
    actual: `it returned [${caller.returned?.value}]; still there: ${listProcesses(caller.living)}`,
  });
  door.open();
  await caller.end();
});
