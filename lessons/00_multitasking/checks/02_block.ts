import { equal } from "@std/assert";
import { assertSame, Chance } from "interleave/checks";
import { rest, until } from "interleave/evidence";
import { childrenOf, getpid, kill, processStatus } from "interleave/system";
import { type Block, readBlock } from "../exercises/02_block.ts";

const chance = new Chance();

/** A program under a name of our choice. */
class Program implements AsyncDisposable {
  readonly name: string;
  readonly #folder = Deno.makeTempDirSync({ prefix: "interleave-" });
  readonly #child: Deno.ChildProcess;

  constructor(name: string, script = "read line") {
    this.name = name;
    const file = `${this.#folder}/${name}`;
    Deno.writeTextFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o700 });
    this.#child = new Deno.Command(file, { stdin: "piped" }).spawn();
    this.at("S");
  }

  get pid(): number {
    return this.#child.pid;
  }

  /** Waits until the system shows this letter for it; returns its pid. */
  at(state: string): number {
    return until(`the letter ${state}`, () => processStatus(this.pid)?.state === state && this.pid);
  }

  /** The pid of a child of it that has ended; only of a parent of a zombie. */
  async zombie(): Promise<number> {
    until("a parent that waits for nobody", () => processStatus(this.pid)?.name === "sleep");
    await this.#child.stdin.close();
    return until("a zombie", () => childrenOf(this.pid).find(({ state }) => state === "Z")).pid;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    kill(this.pid, "SIGKILL");
    await this.#child.status;
    await this.#child.stdin.close().catch(() => {});
    Deno.removeSync(this.#folder, { recursive: true });
  }
}

/** Starts a child that lives as long as there is input, and becomes a program that has no children. */
const PARENT_OF_ZOMBIE = "exec 3<&0\n(read line <&3) &\nexec sleep 60";

function freshName(): string {
  return `program${chance.int(100, 999)}`;
}

function call(what: string): string {
  return `readBlock() of ${what}   (seed ${chance.seed})`;
}

/** One field, so that each claim speaks of one thing. */
function look<K extends keyof Block>(pid: number, field: K): Block[K] | undefined {
  return readBlock(pid)?.[field];
}

/** What comes back, and be it an error. */
function answer(pid: number): unknown {
  try {
    return readBlock(pid);
  } catch (error) {
    return `threw ${error}`;
  }
}

/** Looks some times more before it is disappointed: who sleeps may have been awake for a moment. */
function patiently<T>(expected: T, look: () => T): T {
  for (let more = 20; more > 0; more--) {
    const seen = look();
    if (equal(seen, expected)) return seen;
    rest(1);
  }
  return look();
}

function assertState(what: string, pid: number, expected: string): void {
  assertSame(call(what), patiently(expected, () => look(pid, "state") ?? "nothing"), expected);
}

Deno.test("the parent is the process that started it", async () => {
  await using program = new Program(freshName());
  assertSame(call("a child of this check"), look(program.pid, "parent"), getpid());
  await using other = new Program(freshName(), PARENT_OF_ZOMBIE);
  assertSame(call("a child of a child"), look(await other.zombie(), "parent"), other.pid);
});

Deno.test("the state is the letter of the moment: S, then T, then S again; Z for a zombie", async () => {
  await using program = new Program(freshName());
  assertState("a program that waits for input", program.pid, "S");
  kill(program.pid, "SIGSTOP");
  assertState("the same, stopped", program.at("T"), "T");
  kill(program.pid, "SIGCONT");
  assertState("the same, going on", program.at("S"), "S");
  await using other = new Program(freshName(), PARENT_OF_ZOMBIE);
  assertState("a process that has ended and was not waited for", await other.zombie(), "Z");
});

Deno.test("the name stands there without the parentheses around it", async () => {
  await using program = new Program(freshName());
  assertSame(call("a plain program"), look(program.pid, "name"), program.name);
});

Deno.test("a name with spaces and parentheses confuses nobody", async () => {
  const names = ["my script", "a (b) c", "x) R 1 (y", ") S 1"];
  for (const name of chance.shuffled(names)) {
    await using program = new Program(`${chance.int(10, 99)} ${name}`);
    const expected = { name: program.name, state: "S", parent: getpid() };
    assertSame<Block | null>(
      call(`a program called "${program.name}"`),
      patiently<Block | null>(expected, () => readBlock(program.pid)),
      expected,
    );
  }
});

Deno.test("a process that is not there gives null", async () => {
  let gone: number;
  {
    await using program = new Program(freshName());
    gone = program.pid;
  }
  assertSame<unknown>(call("a child that has ended and was waited for"), answer(gone), null);
});
