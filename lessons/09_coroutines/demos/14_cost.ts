// You will see: what one more sleeper costs, as a coroutine, as a thread, and as a process.
import type { Demo } from "../../../course/kit.ts";
import { claim, formatDuration, say, span } from "interleave/timeline";
import { type Cost, ofCoroutines, ofProcesses, ofThreads } from "./_cost.ts";

const COROUTINES = 100_000, MANY = "100 000";
/** So few, because of what they cost. */
const THREADS = 4, PROCESSES = 3;

export const demo: Demo = {
  title: "a hundred thousand sleepers",
  shows: ["J6"],
  needs: ["linux"],
  predict: {
    question: "How many coroutines can sleep in the memory that one sleeping thread takes?",
    choices: { a: "about 10", b: "about 100", c: "thousands" },
    answer: "c",
    because: "a thread brings an engine of its own along; a coroutine is a small object",
  },

  async run(): Promise<void> {
    const coroutine = await measure("coroutines", () => ofCoroutines(COROUTINES));
    const thread = await measure("threads", () => ofThreads(THREADS));
    const process = await measure("processes", () => ofProcesses(PROCESSES));
    say(`asleep: ${MANY} coroutines, ${THREADS} threads, ${PROCESSES} processes`);

    console.log("\ntime until one more is asleep; each █ doubles it");
    draw([coroutine.ms, thread.ms, process.ms], inTime);
    const bytes = [coroutine.bytes, thread.bytes, process.bytes];
    console.log("\nmemory of one more sleeper; each █ doubles it");
    draw(bytes, inBytes);
    const many = bytes.map((each) => inBytes(each * COROUTINES));
    say(`${MANY} of each would take ${many.join(", ")}`);

    const [, smallest] = [thread.bytes, process.bytes].sort((a, b) => b - a);
    claim("a coroutine takes less than 1/100 of their memory", coroutine.bytes < smallest! / 100);
    const quicker = Math.min(thread.ms, process.ms);
    claim("and less than 1/100 of their time", coroutine.ms < quicker / 100, [coroutine, quicker]);
  },
};

async function measure(what: string, cost: () => Promise<Cost>): Promise<Cost> {
  using _span = span(`${what} go to sleep`);
  return await cost();
}

/** One bar for each kind; its length is the logarithm, or the first would be too short to be seen. */
function draw(figures: readonly number[], inWords: (figure: number) => string): void {
  const least = Math.min(...figures);
  for (const [n, name] of ["coroutine", "thread", "process"].entries()) {
    const figure = figures[n]!;
    const bar = "█".repeat(1 + Math.round(Math.log2(figure / least)));
    console.log(`${name.padEnd(9)} ${inWords(figure).padStart(7)} ${bar}`);
  }
}

function inTime(ms: number): string {
  return ms < 0.001 ? `${Math.round(ms * 1e6)} ns` : formatDuration(ms);
}

function inBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let unit = 0;
  for (; bytes >= 1000 && unit < units.length - 1; unit++) bytes /= 1000;
  return `${bytes < 10 ? bytes.toFixed(1) : Math.round(bytes)} ${units[unit]}`;
}

if (import.meta.main) await demo.run();
