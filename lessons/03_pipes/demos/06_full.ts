// You will see: a pipe that nobody reads gets full, its writer sleeps, and goes on when somebody reads.
import type { Demo } from "../../../course/kit.ts";
import { rest, until } from "interleave/evidence";
import { Process, Value } from "interleave/processes";
import { claim, say, span } from "interleave/timeline";
import { fillPipe } from "./_fill_pipe.ts";
import { NamedPipe } from "./_named_pipe.ts";
import { untilAsleep } from "./_until_asleep.ts";

const BLOCK = 1024;
/** More than any pipe holds unless somebody has made it larger: the most is 1 MiB. */
const TOTAL = 2 * 1024 * BLOCK;

export const demo: Demo = {
  title: "a pipe gets full",
  shows: ["D4"],
  needs: ["fork"],
  predict: {
    question: "A program writes 2 MiB into a pipe, and nobody reads. What happens?",
    choices: { a: "the pipe grows", b: "the rest gets lost", c: "the writer has to wait" },
    answer: "c",
    because: "the system keeps a few pages for a pipe; a quick writer is slowed down to its reader",
  },

  run(): void {
    using pipe = new NamedPipe();
    const written = new Value("int32");
    // With both ways open() waits for nobody; here it is the reader that does not read.
    using reader = Deno.openSync(pipe.path, { read: true, write: true });
    const args = [pipe.path, written] as const;
    const module = import.meta.url;
    const writer = new Process({ module, name: "writer", target: write, args, start: "fork" });
    writer.start();

    until("the writer to begin", () => written.value > 0);
    untilAsleep(writer.pid!);
    const capacity = written.value;
    say(`the writer sleeps in write(); it has written ${capacity} bytes`);
    claim("it did not get rid of all", capacity > 0 && capacity < TOTAL, capacity);
    rest(100);
    claim("it stays there as long as nobody reads", written.value === capacity, written.value);

    const buffer = new Uint8Array(TOTAL);
    let read = 0;
    while (read < TOTAL) read += reader.readSync(buffer)!;
    say(`I have read ${read} bytes`);
    writer.joinSync();
    claim("then it went on, and nothing was lost", written.value === TOTAL, written.value);

    const ours = fillPipe(BLOCK);
    claim("a Pipe of this library gets full as well", ours > 0 && ours < TOTAL, ours);
    const most = Math.max(capacity, ours);
    console.log("\nhow many bytes fit in, measured here");
    for (const [name, bytes] of Object.entries({ "system": capacity, "Pipe()": ours })) {
      const bar = "█".repeat(Math.round(bytes / most * 16)).padEnd(16);
      console.log(`  ${name} ▕${bar} ${`${bytes / 1024}`.padStart(4)} KiB`);
    }
  },
};

/** What the writer does. */
export function write(path: string, written: Value<"int32">): void {
  using file = Deno.openSync(path, { write: true });
  using _span = span("writes");
  for (let n = 0; n < TOTAL; n += BLOCK) written.add(file.writeSync(new Uint8Array(BLOCK)));
}

if (import.meta.main) demo.run();
