// You will see: a pipe ends when the last one who could send has gone. All of them: you, too.
import type { Demo } from "../../../course/kit.ts";
import { rest } from "interleave/evidence";
import { type Connection, EndOfPipe, Pipe, Process } from "interleave/processes";
import { claim, say, span } from "interleave/timeline";
import { errorOf } from "./_error_of.ts";
import { collect as broken } from "./broken/_collect.ts";
import { collect as fixed } from "./fixed/_collect.ts";

const module = import.meta.url;

export const demo: Demo = {
  title: "the end of a pipe",
  shows: ["D3"],
  needs: ["linux"],
  predict: {
    question:
      "A parent gives the writing end to its child and keeps its own copy. The child sends " +
      "three messages and ends. The parent's fourth recv() …",
    choices: { a: "throws EndOfPipe", b: "waits for ever" },
    answer: "b",
    because: "the parent itself could still send: it is a writer as long as it has not closed",
  },

  async run(): Promise<void> {
    const first = await inSpan(() => broken((writer) => child("broken", writer), 700));
    say(`broken: received ${first.received}, then nothing`);
    claim("broken: no end comes, although the child has gone", !first.ended, first);

    const second = await inSpan(() => fixed((writer) => child("fixed", writer), 10_000));
    say(`fixed: received ${second.received}, then the end`);
    claim("fixed: all that was sent arrives", second.received.join() === "1,2,3", second);
    claim("and then EndOfPipe", second.ended, second);

    const [reader, writer] = Pipe({ duplex: false });
    const victim = new Process({ module, name: "victim", target: sendAndStay, args: [writer] });
    victim.start();
    writer.close();
    const last = await reader.recv();
    victim.kill();
    const end = await errorOf(() => reader.recv());
    await victim.join();
    say(`after "${last}": ${end instanceof Error ? end.name : end}`);
    claim("the child was killed by SIGKILL", victim.exitCode === -9, victim.exitCode);
    claim("it could close nothing, and yet the end came", end instanceof EndOfPipe, end);
    reader.close();
  },
};

async function inSpan<T>(receive: () => Promise<T>): Promise<T> {
  using _span = span("receives");
  return await receive();
}

function child(name: string, writer: Connection): Process {
  const child = new Process({ module, name, target: sendThree, args: [writer] });
  child.start();
  return child;
}

export async function sendThree(writer: Connection): Promise<void> {
  using _span = span("sends");
  for (const n of [1, 2, 3]) await writer.send(n);
  writer.close();
}

export async function sendAndStay(writer: Connection): Promise<void> {
  using _span = span("sends, and is killed");
  await writer.send("my last words");
  rest();
}

if (import.meta.main) await demo.run();
