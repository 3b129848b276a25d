// You will see: `cat | sort | uniq -c` as the system sees it: programs at work together, joined by pipes.
import type { Demo } from "../../../course/kit.ts";
import { until } from "interleave/evidence";
import { childrenOf } from "interleave/system";
import { claim, say, span } from "interleave/timeline";

const LINE = "cat | sort | uniq -c";

export const demo: Demo = {
  title: "a pipeline of real programs",
  shows: ["D4"],
  needs: ["linux"],
  predict: {
    question: `\`${LINE}\`: when does \`uniq\` begin?`,
    choices: { a: "when sort has ended", b: "at once, together with the others" },
    answer: "b",
    because: "the shell starts all of them, and who has nothing to read yet sleeps",
  },

  async run(): Promise<void> {
    const shell = new Deno.Command("sh", { args: ["-c", LINE], stdin: "piped", stdout: "piped" })
      .spawn();
    const programs = until("three programs that sleep", () => {
      const found = childrenOf(shell.pid);
      const names = found.map(({ name }) => name);
      const isComplete = ["cat", "sort", "uniq"].every((name) => names.includes(name));
      return isComplete && found.every(({ state }) => state === "S") && found;
    });
    const [cat, sort, uniq] = ["cat", "sort", "uniq"].map((name) => {
      const { pid, state } = programs.find((program) => program.name === name)!;
      const ends = { stdin: fileOf(pid, 0), stdout: fileOf(pid, 1) };
      say(`${name} has the pid ${pid}, state ${state}`);
      console.log(`  reads ${ends.stdin}, writes ${ends.stdout}`);
      return ends;
    });
    claim("all three are there, and none has ended", programs.length === 3, programs);
    claim("cat writes what sort reads: one pipe", cat!.stdout === sort!.stdin, [cat, sort]);
    claim("sort writes what uniq reads: another one", sort!.stdout === uniq!.stdin, [sort, uniq]);
    claim("these are two different pipes", cat!.stdout !== sort!.stdout, cat);

    const writer = shell.stdin.getWriter();
    {
      using _span = span("writes to the first program");
      for (const word of ["tea", "soup", "tea"]) {
        await writer.write(new TextEncoder().encode(`${word}\n`));
        say(`I wrote "${word}"`);
      }
    }
    const output = new Response(shell.stdout).text();
    claim("they wait for more", childrenOf(shell.pid).length === 3, childrenOf(shell.pid));
    await writer.close(); // cat sees the end, ends, and so does each after it
    const counted = (await output).trim().split("\n").map((line) => line.trim());
    await shell.status;
    for (const line of counted) say(`I read "${line}"`);
    claim("sorted and counted", counted.join() === "1 soup,2 tea", counted);
  },
};

/** What a process has under a number, as the system names it: `pipe:[4711]`. */
function fileOf(pid: number, number: 0 | 1): string {
  return Deno.readLinkSync(`/proc/${pid}/fd/${number}`);
}

if (import.meta.main) await demo.run();
