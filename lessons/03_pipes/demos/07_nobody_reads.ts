// You will see: what becomes of somebody who writes into a pipe when its reader has gone.
import type { Demo } from "../../../course/kit.ts";
import { BrokenPipe, Pipe } from "interleave/processes";
import { claim, say, span } from "interleave/timeline";
import { errorOf } from "./_error_of.ts";
import { NamedPipe } from "./_named_pipe.ts";

export const demo: Demo = {
  title: "writing to nobody",
  shows: ["D4"],
  needs: ["linux"],
  predict: {
    question: "`yes` prints y without end. What stops it in `yes | head -n 1`?",
    choices: {
      a: "head tells it to stop",
      b: "the shell kills it",
      c: "the system, when it writes to nobody",
    },
    answer: "c",
    because:
      "head just ends; the next write() of yes finds no reader and brings the signal SIGPIPE",
  },

  async run(): Promise<void> {
    {
      using _span = span("yes writes, I stop reading");
      const yes = new Deno.Command("yes", { stdout: "piped" }).spawn();
      const reader = yes.stdout.getReader();
      const { value } = await reader.read();
      say(`yes (${yes.pid}) gave ${value!.length} bytes; I close my end`);
      await reader.cancel();
      const { signal } = await yes.status;
      say(`yes was ended by ${signal}`);
      claim("to write to nobody ends a program, by SIGPIPE", signal === "SIGPIPE", signal);
    }
    {
      // A program can ignore the signal. Then write() fails, and the program has to see to it.
      const script = "trap '' PIPE; exec yes";
      const yes = new Deno.Command("sh", {
        args: ["-c", script],
        env: { LC_ALL: "C" },
        stdout: "piped",
        stderr: "piped",
      }).spawn();
      const errors = new Response(yes.stderr).text();
      const reader = yes.stdout.getReader();
      await reader.read();
      await reader.cancel();
      const { code, signal } = await yes.status;
      const message = (await errors).trim();
      say("another yes ignores SIGPIPE; it says");
      console.log(`  ${message}`);
      claim("it was not killed", signal === null && code > 0, { code, signal });
      claim("it got an error: EPIPE, a broken pipe", /broken pipe/i.test(message), message);
    }
    {
      // Deno ignores it, too: an error can be caught.
      using pipe = new NamedPipe();
      const reader = Deno.openSync(pipe.path, { read: true, write: true });
      using writer = Deno.openSync(pipe.path, { write: true });
      writer.writeSync(Uint8Array.of(1));
      reader.close();
      const error = await errorOf(() => writer.writeSync(Uint8Array.of(2)));
      say(`to a named pipe: ${(error as Error).name}`);
      claim("in a program of Deno it is an error", error instanceof Deno.errors.BrokenPipe, error);
    }
    const [reader, writer] = Pipe({ duplex: false });
    reader.close();
    const error = await errorOf(() => writer.sendSync("hello"));
    say(`over a Pipe(): ${(error as Error).name}`);
    claim("and with a Pipe() of this library", error instanceof BrokenPipe, error);
    writer.close();
  },
};

if (import.meta.main) await demo.run();
