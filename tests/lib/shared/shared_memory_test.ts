import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { delay } from "@std/async";
import { Process } from "interleave/processes";
import { SharedMemory } from "../../../lib/shared/shared_memory.ts";
import "../../open_libc.ts";
import { runProgram } from "../../run_program.ts";
import { until } from "../sync/world.ts";
import { writeThrough } from "./shared_fixture.ts";

const module = new URL("./shared_fixture.ts", import.meta.url).href;
let names = 0;
const fresh = (): string => `interleave-test-${Deno.pid}-${names++}`;

function exists(name: string): boolean {
  try {
    Deno.statSync(`/dev/shm/${name}`);
    return true;
  } catch {
    return false;
  }
}

Deno.test("B-130 SharedMemory has the name and at least the size that were asked for; who attaches sees the bytes", () => {
  const name = fresh();
  using made = new SharedMemory({ create: true, name, size: 10 });
  assertEquals(made.name, name);
  assert(made.size >= 10);
  made.bytes.set([1, 2, 3]);
  const found = new SharedMemory({ name, size: 1_000_000 });
  assertEquals(found.size, made.size, "the size is ignored when attaching");
  assertEquals([...found.bytes.subarray(0, 4)], [1, 2, 3, 0]);
  found.bytes[3] = 4;
  assertEquals(made.bytes[3], 4);
  found.close();
});

Deno.test("B-130 SharedMemory reaches a child as an object and by its name", async () => {
  using made = new SharedMemory({ create: true, size: 4 });
  for (const [place, sent] of [made, made.name].entries()) {
    const child = new Process({ module, target: writeThrough, args: [sent, place] });
    child.start();
    await child.join();
    assertEquals(child.exitCode, 0);
  }
  assertEquals([...made.bytes], [1, 1, 0, 0]);
});

Deno.test("B-131 SharedMemory refuses to make what exists, and to attach to or unlink what does not", () => {
  const name = fresh();
  const made = new SharedMemory({ create: true, name, size: 1 });
  assertThrows(
    () => new SharedMemory({ create: true, name, size: 1 }),
    Deno.errors.AlreadyExists,
    `Cannot make shared memory "${name}": it exists`,
  );
  made.unlink();
  assertThrows(() => made.unlink(), Deno.errors.NotFound, "there is none");
  assertThrows(() => new SharedMemory({ name }), Deno.errors.NotFound, "Cannot attach");
  made.close();
  made.close();
});

Deno.test("B-131 SharedMemory refuses no name, sizes below 1, and names that are paths", () => {
  assertThrows(() => new SharedMemory({}), TypeError, "without a name");
  for (const size of [0, -1, 1.5, undefined]) {
    assertThrows(() => new SharedMemory({ create: true, size }), RangeError, "give at least 1");
  }
  for (const name of ["../etc/passwd", "", "a b", "."]) {
    assertThrows(() => new SharedMemory({ create: true, size: 1, name }), RangeError, "a name has");
  }
});

Deno.test("SharedMemory refuses what there is no room for, instead of ending the program at the first write", () => {
  const name = `interleave-test-${crypto.randomUUID()}`;
  const make = () => new SharedMemory({ create: true, name, size: 2 ** 50 });
  assertThrows(make, RangeError, "/dev/shm has room for ");
  using made = new SharedMemory({ create: true, name, size: 1 });
  assertEquals(made.size, 1);
});

Deno.test("SharedMemory that was closed says so, and its views are empty instead of deadly", () => {
  using made = new SharedMemory({ create: true, size: 64 });
  const { bytes } = made;
  made.close();
  assertEquals(bytes.length, 0);
  assertThrows(() => made.bytes, Error, "it is closed here");
});

/** How many watch over memory of that name. */
function caretakersOf(name: string): number {
  const words = [...Deno.readDirSync("/proc")].map((entry) => {
    try {
      return Deno.readTextFileSync(`/proc/${entry.name}/cmdline`);
    } catch {
      return ""; // no process, or one that has ended meanwhile
    }
  });
  return words.filter((each) => each.includes(`/dev/shm/${name}\0`)).length;
}

/** A program that makes shared memory of a name, as it has said. */
class Maker {
  readonly #process: Deno.ChildProcess;
  readonly #said: ReadableStreamDefaultReader<Uint8Array>;

  private constructor(process: Deno.ChildProcess) {
    this.#process = process;
    this.#said = process.stdout.getReader();
  }

  static async start(program: string, name: string): Promise<Maker> {
    const maker = new Maker(
      new Deno.Command(Deno.execPath(), {
        args: ["run", "-A", new URL(program, import.meta.url).href, name],
        stdout: "piped",
        stderr: "piped",
      }).spawn(),
    );
    await maker.#said.read();
    return maker;
  }

  get pid(): number {
    return this.#process.pid;
  }

  /** Ends it; gives what was said on stderr until the caretaker is done, who holds it open. */
  async end(signal: Deno.Signal): Promise<string> {
    this.#process.kill(signal);
    const words = await new Response(this.#process.stderr).text();
    await this.#process.status;
    await this.#said.cancel();
    return words;
  }
}

for (const signal of ["SIGTERM", "SIGKILL"] as const) {
  Deno.test(`B-132 SharedMemory whose maker ended by ${signal} disappears, with a word on stderr`, async () => {
    const name = fresh();
    const maker = await Maker.start("./programs/make_and_wait.ts", name);
    assert(exists(name));
    const words = await maker.end(signal);
    assertStringIncludes(words, `Shared memory "${name}" was leaked by process ${maker.pid}`);
    assertEquals(exists(name), false);
  });
}

Deno.test("B-132 SharedMemory whose maker was killed takes nothing with it that has its name by now", async () => {
  const name = fresh();
  const maker = await Maker.start("./programs/make_and_wait.ts", name);
  {
    using found = new SharedMemory({ name });
    found.unlink();
  }
  using made = new SharedMemory({ create: true, name, size: 1 });
  assertEquals(await maker.end("SIGKILL"), "");
  assert(exists(made.name));
});

Deno.test("B-132 SharedMemory is not left behind, at whatever moment its maker is killed", {
  timeout: 60_000,
}, async () => {
  for (let round = 0; round < 10; round++) {
    const name = fresh();
    const maker = await Maker.start("./programs/make_again_and_again.ts", name);
    await delay(10 * Math.random()); // in the middle of anything
    await maker.end("SIGKILL");
    assertEquals(exists(name), false);
  }
});

Deno.test("B-132 SharedMemory that a forked child made ends with the child, not with its parent", async () => {
  const name = fresh();
  const program = "./programs/make_in_a_fork.ts";
  const end = await runProgram(import.meta.url, program, { args: [name], forks: true });
  const [child, exitCode] = end.stdout.trim().split(" ").map(Number);
  assertEquals(exitCode, 42);
  assertStringIncludes(end.stderr, `Shared memory "${name}" was leaked by process ${child}`);
  assertEquals(exists(name), false);
});

Deno.test("SharedMemory of a name that was used before is not taken for the old one", {
  timeout: 60_000,
}, async () => {
  const name = fresh();
  for (let round = 0; round < 20; round++) {
    {
      using _old = new SharedMemory({ create: true, name, size: 8 });
    }
    using made = new SharedMemory({ create: true, name, size: 8 });
    await until(() => caretakersOf(name) === 1);
    assert(exists(made.name));
  }
});

Deno.test("B-133 SharedMemory stays when an unrelated process that has only attached ends", async () => {
  using made = new SharedMemory({ create: true, size: 2 });
  made.bytes[0] = 42;
  const end = await runProgram(import.meta.url, "./programs/attach_and_end.ts", {
    args: [made.name],
  });
  assertEquals([end.code, end.stdout, end.stderr], [0, "42\n", ""]);
  assert(exists(made.name));
  assertEquals(made.bytes[1], 7);
});
