import { assertSame, Chance } from "interleave/checks";
import { until } from "interleave/evidence";
import { childrenOf, getpid, kill, processStatus } from "interleave/system";
import { type Block, readBlock } from "../exercises/02_block.ts";

const chance = new Chance();

/** A program under a name of our choice; it waits for a line of input. */
class Program implements AsyncDisposable {
  readonly name: string;
  readonly #folder = Deno.makeTempDirSync({ prefix: "interleave-" });
  readonly #child: Deno.ChildProcess;

  constructor(name: string) {
    this.name = name;
    const file = `${this.#folder}/${name}`;
    // Its child ends at once, and is waited for by nobody: a zombie.
    Deno.writeTextFileSync(file, "#!/bin/sh\n/bin/true &\nread line\n", { mode: 0o700 });
    this.#child = new Deno.Command(file, { stdin: "piped" }).spawn();
    this.at("S");
  }

  get pid(): number {
    return this.#child.pid;
  }

  /** Waits until the system shows this letter for it. */
  at(state: string): number {
    until(`${this.name} to be ${state}`, () => {
      const status = processStatus(this.pid);
      return status?.state === state && status.name === this.name;
    });
    return this.pid;
  }

  /** The pid of its child, once that has ended. */
  get zombie(): number {
    return until("its zombie", () => childrenOf(this.pid).find(({ state }) => state === "Z")).pid;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    kill(this.pid, "SIGKILL");
    await this.#child.status;
    await this.#child.stdin.close().catch(() => {});
    Deno.removeSync(this.#folder, { recursive: true });
  }
}

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

Deno.test("the parent is the process that started it", async () => {
  await using program = new Program(freshName());
  assertSame(call("a child of this check"), look(program.pid, "parent"), getpid());
  assertSame(call("a child of that child"), look(program.zombie, "parent"), program.pid);
});

Deno.test("the state is the letter of the moment: S, then T, then S again; Z for a zombie", async () => {
  await using program = new Program(freshName());
  assertSame(call("a program that waits for input"), look(program.pid, "state"), "S");
  kill(program.pid, "SIGSTOP");
  assertSame(call("the same, stopped"), look(program.at("T"), "state"), "T");
  kill(program.pid, "SIGCONT");
  assertSame(call("the same, going on"), look(program.at("S"), "state"), "S");
  assertSame(call("a child that has ended"), look(program.zombie, "state"), "Z");
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
      readBlock(program.pid),
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
  assertSame(call("a child that has ended and was waited for"), readBlock(gone), null);
});
