// You will see: one program on the disk, started twice: two processes, each with a life of its own.
import type { Demo } from "../../../course/kit.ts";
import { hasEnded } from "interleave/evidence";
import { processStatus } from "interleave/system";
import { claim, endLaneOf, say } from "interleave/timeline";

export const demo: Demo = {
  title: "a program is a file, a process is a life",
  shows: ["A1", "A9"],
  needs: ["linux"],

  async run(): Promise<void> {
    const file = new URL("./_counter.ts", import.meta.url);
    const before = Deno.statSync(file);
    say("I start one program twice");
    await using anna = new Counter("Anna", file);
    await using ben = new Counter("Ben", file);
    claim("two processes: their numbers differ", anna.pid !== ben.pid, [anna.pid, ben.pid]);

    await anna.click();
    await anna.click();
    const counts = [await anna.click(), await ben.click()];
    claim("each has a count of its own: 3 and 1", String(counts) === "3,1", counts);

    await anna.end();
    claim("Anna has ended", hasEnded(anna.pid), processStatus(anna.pid));
    claim("Ben lives on", !hasEnded(ben.pid), processStatus(ben.pid));
    claim("Ben counts on from 1 to 2", await ben.click() === 2);

    const after = Deno.statSync(file);
    const same = String(before.mtime) === String(after.mtime) && before.size === after.size;
    claim("the program, a file, is as it was", same, [before, after]);
  },
};

/** The program while it runs. It answers each click with its count. */
class Counter implements AsyncDisposable {
  readonly #name: string;
  readonly #child: Deno.ChildProcess;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>;
  readonly #answers: ReadableStreamDefaultReader<string>;

  constructor(name: string, file: URL) {
    this.#name = name;
    this.#child = new Deno.Command(Deno.execPath(), {
      args: ["run", "--allow-all", "--quiet", file.href, name],
      stdin: "piped",
      stdout: "piped",
    }).spawn();
    this.#writer = this.#child.stdin.getWriter();
    this.#answers = this.#child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  }

  get pid(): number {
    return this.#child.pid;
  }

  async click(): Promise<number> {
    await this.#writer.write(new TextEncoder().encode("click\n"));
    const { value } = await this.#answers.read();
    say(`${this.#name} (process ${this.pid}) shows ${Number(value)}`);
    return Number(value);
  }

  /** No more clicks: the program runs off its end. */
  async end(): Promise<void> {
    await this.#writer.close().catch(() => {});
    const { code } = await this.#child.status;
    endLaneOf(this.pid, this.#name, `exit code ${code}`, code);
    await this.#answers.cancel();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!hasEnded(this.pid)) await this.end();
  }
}

if (import.meta.main) await demo.run();
