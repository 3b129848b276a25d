// You will see: two programs that know nothing of each other meet at a path, where a named pipe is.
import type { Demo } from "../../../course/kit.ts";
import { hasEnded } from "interleave/evidence";
import { processStatus } from "interleave/system";
import { claim, say, span } from "interleave/timeline";
import { NamedPipe } from "./_named_pipe.ts";
import { untilAsleep } from "./_until_asleep.ts";

export const demo: Demo = {
  title: "a pipe with a name",
  shows: ["D5"],
  needs: ["linux"],
  predict: {
    question:
      "`echo hello > letters`, where letters is a named pipe that nobody reads. What happens?",
    choices: {
      a: "hello is kept in the file until somebody reads",
      b: "an error",
      c: "it waits until somebody opens the pipe for reading",
    },
    answer: "c",
    because: "a named pipe keeps nothing: to open it is to wait for the other side",
  },

  async run(): Promise<void> {
    using pipe = new NamedPipe();
    const info = Deno.lstatSync(pipe.path);
    say(`I made ${pipe.path.split("/").at(-1)}, a named pipe`);
    claim("the system says that it is a pipe, not a file", info.isFifo === true, info.isFifo);

    const writer = new Deno.Command("sh", {
      args: ["-c", 'echo "hello from $$" > "$1"', "sh", pipe.path],
    }).spawn();
    const hasIt = (pid: number): boolean => filesOf(pid).includes(pipe.path);
    untilAsleep(writer.pid);
    say(`the writer (${writer.pid}) sleeps; its state is ${processStatus(writer.pid)?.state}`);
    claim("it has not got the pipe open: it is still in open()", !hasIt(writer.pid));
    claim("it has not ended", !hasEnded(writer.pid));

    const reader = new Deno.Command("cat", { args: [pipe.path], stdout: "piped" }).spawn();
    {
      using _span = span("they meet");
      const text = new TextDecoder().decode((await reader.output()).stdout).trim();
      const { code } = await writer.status;
      say(`the reader (${reader.pid}) got "${text}"`);
      claim("the words came over", text === `hello from ${writer.pid}`, text);
      claim("the writer ended well", code === 0, code);
    }
    claim("nothing was ever kept in it", Deno.lstatSync(pipe.path).size === 0);
  },
};

/** The paths of the files that a process has open. */
function filesOf(pid: number): string[] {
  return [...Deno.readDirSync(`/proc/${pid}/fd`)].map(({ name }) => {
    try {
      return Deno.readLinkSync(`/proc/${pid}/fd/${name}`);
    } catch {
      return ""; // closed meanwhile
    }
  });
}

if (import.meta.main) await demo.run();
