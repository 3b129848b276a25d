import type { Exercise } from "../../course/kit.ts";

/** Each claim starts processes or threads: on a busy machine that takes a while. In milliseconds. */
const DEADLINE = 40_000;

/** From questions to one child to a server that nobody holds up. */
export const exercises = [
  {
    name: "ask",
    title: "Ask a child, and let it notice the end",
    level: "easy",
    practises: ["D1", "D3"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "How does the child learn that there will be no more numbers, and what does `recv()` do then?",
      "`recv()` throws `EndOfPipe` when nobody is left who could send. So the parent closes its end " +
      "when it has all answers, and the child takes that error for the end of its work. Mind that " +
      "the parent has a copy of the child's end as well.",
      code(
        "theirs.close(); // in ask(), after start()",
        "for (const number of numbers) {",
        "  await ours.send(number);",
        "  answers.push(await ours.recv() as Answer);",
        "}",
        "ours.close();",
        "// in the loop of answer():",
        "if (error instanceof EndOfPipe) return;",
      ),
    ],
    wrong: {
      once: {
        mistake: "one recv() is one message; for more it takes a loop",
        verdict: "failed",
        claim: "answer() answers each number as it comes",
      },
      at_the_end: {
        mistake: "the answers come when the questions are over, and whoever asks waits for them",
        verdict: "failed",
        claim: "answer() answers each number as it comes",
      },
      unaware: {
        mistake: "the end of the pipe is taken for a failure",
        verdict: "failed",
        claim: "answer() returns when the other end is closed",
      },
      by_itself: {
        mistake: "the parent computes the answers",
        verdict: "failed",
        claim: "ask() returns what a child has answered, in order",
      },
      never_closes: {
        mistake: "the parent waits for the child, and the child for the next number",
        verdict: "failed",
        claim: "ask() returns what a child has answered, in order",
      },
      left_behind: {
        mistake: "once the answers are there nobody cares about the child",
        verdict: "failed",
        claim: "no child is left when ask() returns",
      },
    },
  },
  {
    name: "listen",
    title: "Hear all out, even those who are killed",
    level: "easy",
    practises: ["D2", "D3"],
    needs: ["fork"],
    deadline: DEADLINE,
    hints: [
      "The pipe ends when nobody is left who could send. Who could send here, apart from the children?",
      "The parent has the writing end as well; it has to close it when the children have theirs. Then " +
      "receive until `recv()` throws `EndOfPipe`, and only then wait for the children.",
      code(
        "writer.close();",
        "try {",
        "  for (;;) words.push(await reader.recv() as string);",
        "} catch (error) {",
        "  if (!(error instanceof EndOfPipe)) throw error;",
        "}",
      ),
    ],
    wrong: {
      keeps_writer: {
        mistake: "the parent could still send itself, so the pipe does not end",
        verdict: "failed",
        claim: "listen() returns the words of all, even of the slowest",
      },
      first_to_end: {
        mistake: "when one child has ended all have ended, one thinks",
        verdict: "failed",
        claim: "listen() returns the words of all, even of the slowest",
      },
      impatient: {
        mistake: "a moment of silence is taken for the end",
        verdict: "failed",
        claim: "listen() returns the words of all, even of the slowest",
      },
      counts: {
        mistake: "all words are expected, those of a dead child as well",
        verdict: "failed",
        claim: "a child that is killed holds nobody up",
      },
      join_first: {
        mistake: "a child that finds the pipe full cannot end, and nobody reads",
        verdict: "failed",
        claim: "more than the pipe holds comes through",
      },
    },
  },
  {
    name: "chain",
    title: "A chain of threads",
    level: "medium",
    practises: ["D2", "D3"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "Between three threads there are two pipes. Which two ends does each thread get, and who else " +
      "has them?",
      "A stage loops until `EndOfPipe`. `chain()` hands the reading end of the pipe before and the " +
      "writing end of the pipe behind to a thread, starts it, and closes both for itself. It waits " +
      "for the threads when all have been started.",
      code(
        "let from = source;",
        "for (const [n, step] of steps.entries()) {",
        "  const [next, to] = n === steps.length - 1 ? [null, sink] : Pipe({ duplex: false });",
        "  const thread = new Thread({ module: import.meta.url, target: stage, args: [from, to, step] });",
        "  thread.start();",
        "  threads.push(thread);",
        "  from.close();",
        "  to.close();",
        "  if (next !== null) from = next;",
        "}",
      ),
    ],
    harmless: { "swapped order (line 61)": "two ends are closed, and nothing happens in between" },
    wrong: {
      batch: {
        mistake: "each stage waits for the end before it hands anything on",
        verdict: "failed",
        claim: "each item comes out before the next one goes in, with all steps in order",
      },
      backwards: {
        mistake: "the first pipe leads to the last step",
        verdict: "failed",
        claim: "each item comes out before the next one goes in, with all steps in order",
      },
      serial: {
        mistake: "each stage is waited for before the next one begins",
        verdict: "failed",
        claim: "each item comes out before the next one goes in, with all steps in order",
      },
      one_thread: {
        mistake: "all steps are done by one thread",
        verdict: "failed",
        claim: "each step is the work of a thread of its own",
      },
      keeps_ends: {
        mistake: "whoever has made the pipes keeps them open",
        verdict: "failed",
        claim: "when the source ends, so does the sink",
      },
      unaware: {
        mistake: "the end of the pipe is taken for a failure",
        verdict: "failed",
        claim: "a stage takes the end of its source for the end of its work",
      },
      no_wait: {
        mistake: "to start the threads is taken for all",
        verdict: "failed",
        claim: "chain() returns when all is through, and leaves no thread",
      },
    },
  },
  {
    name: "unpack",
    title: "Messages in a stream of bytes",
    level: "medium",
    practises: ["D4", "D5"],

    hints: [
      "What is left over when a chunk ends in the middle of a message, and where do you keep it?",
      "Keep the bytes that were not given yet, and add each chunk to them. As long as they hold a " +
      "whole message, give it and take it off: 4 bytes say how long it is, if all 4 are there.",
      code(
        "while (rest.length >= 4) {",
        "  const end = 4 + new DataView(rest.buffer, rest.byteOffset).getUint32(0);",
        "  if (rest.length < end) break;",
        "  yield rest.slice(4, end);",
        "  rest = rest.subarray(end);",
        "}",
        "// and after the last chunk: is anything left?",
      ),
    ],
    harmless: { "swapped order (line 32)": "the two parts lie side by side" },
    wrong: {
      chunk: {
        mistake: "what is read at once was written at once, one thinks",
        verdict: "failed",
        claim: "cut into chunks (one byte each), the messages are the same",
      },
      whole_head: {
        mistake: "the length is never cut in two, one thinks",
        verdict: "failed",
        claim: "cut into chunks (one byte each), the messages are the same",
      },
      first_only: {
        mistake: "a chunk completes one message at most, one thinks",
        verdict: "failed",
        claim: "cut into chunks (all at once), the messages are the same",
      },
      at_the_end: {
        mistake: "the stream is read to its end first, and that may never come",
        verdict: "failed",
        claim: "a message is there as soon as its last byte is",
      },
      silent: {
        mistake: "a message that was cut off goes unnoticed",
        verdict: "failed",
        claim: "a stream that ends in the middle of a message is an error",
      },
    },
  },
  {
    name: "both_talk",
    title: "Both talk first: make it stand still, then mend it",
    level: "medium",
    practises: ["D1", "D4"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "What does `sendBytes()` do when the pipe is full, and who could make room?",
      "64 KiB fit into each direction. When both are full, both wait for the other one to receive, " +
      "and both would do so only after they have sent. So receive while you send.",
      code("await Promise.all([send(), receive()]);"),
    ],
    wrong: {
      too_few: {
        mistake: "so many messages still fit",
        verdict: "failed",
        claim: "with so many messages exchange() as given stands still",
      },
      not_mended: {
        mistake: "the number is found, and nothing is mended",
        verdict: "failed",
        claim: "your exchange() comes through with so many",
      },
      receive_first: {
        mistake: "both wait for the first message",
        verdict: "failed",
        claim: "your exchange() comes through with so many",
      },
      drops: {
        mistake: "who finds no room gives up, and the message is lost",
        verdict: "failed",
        claim: "your exchange() comes through with so many",
      },
      half: {
        mistake: "smaller portions only move the limit",
        verdict: "failed",
        claim: "and with many more",
      },
      lockstep: {
        mistake: "for each message that goes one comes, one thinks",
        verdict: "failed",
        claim: "one side may have many messages, and the other one few",
      },
    },
  },
  {
    name: "pipeline",
    title: "What a shell does for a pipeline",
    level: "hard",
    practises: ["D4"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "Which things have to go on at the same time here? Count them for three programs.",
      "There is one thing that carries between each two programs, one that feeds the first, and one " +
      "that reads from the last. `from.pipeTo(to)` carries to the end and then closes `to`. If `to` " +
      "breaks it cancels `from`, and rejects with `BrokenPipe`.",
      code(
        "const text = ReadableStream.from([new TextEncoder().encode(input)]);",
        "const carried = [",
        "  carry(text, started[0]!.stdin), // carry(): pipeTo(), and a BrokenPipe is no failure",
        "  ...started.slice(1).map((next, n) => carry(started[n]!.stdout, next.stdin)),",
        "];",
        "const output = await new Response(started.at(-1)!.stdout).text();",
        "await Promise.all(carried);",
      ),
    ],
    wrong: {
      no_end: {
        mistake: "nobody tells the programs that their input is over",
        verdict: "failed",
        claim: "it gives what the shell gives",
      },
      serial: {
        mistake: "each program is waited for before the next one begins",
        verdict: "failed",
        claim: "all programs are at work at the same moment",
      },
      write_first: {
        mistake: "all is written before anybody reads what comes out",
        verdict: "failed",
        claim: "more text than the pipes hold comes through",
      },
      broken_pipe: {
        mistake: "that somebody reads no more is taken for a failure",
        verdict: "failed",
        claim: "a program that reads no more ends the one that writes to it",
      },
      drains: {
        mistake: "the output is read although nobody wants it, so its writer goes on",
        verdict: "failed",
        claim: "a program that reads no more ends the one that writes to it",
      },
      codes: {
        mistake: "the signal is not told, only the exit code made of it",
        verdict: "failed",
        claim: "a program that reads no more ends the one that writes to it",
      },
    },
  },
  {
    name: "serve",
    title: "A server that nobody holds up",
    level: "hard",
    practises: ["D1", "D3"],

    hints: [
      "On which connection may the server wait, if it does not know who asks next?",
      "`await wait(connections)` gives those that have something to receive, or whose client has " +
      "gone. Take one question of each of them, and wait again. A client that has gone is " +
      "`EndOfPipe` when you receive, and `BrokenPipe` when you answer: it is not waited for any more.",
      code(
        "const here = new Set(clients);",
        "while (here.size > 0) {",
        "  for (const client of await wait(here)) {",
        "    try {",
        "      await client.send(reply(await client.recv() as string));",
        "      answered++;",
        "    } catch (error) {",
        "      if (!(error instanceof EndOfPipe || error instanceof BrokenPipe)) throw error;",
        "      here.delete(client);",
        "    }",
        "  }",
        "}",
      ),
    ],
    harmless: { "swapped order (line 52)": "a connection that is closed is the same connection" },
    wrong: {
      in_turn: {
        mistake: "the server waits for one client while another one has asked",
        verdict: "failed",
        claim: "a client that says nothing holds nobody up",
      },
      all: {
        mistake: "nobody is answered before everybody has asked",
        verdict: "failed",
        claim: "a client that says nothing holds nobody up",
      },
      first_end: {
        mistake: "when one client has gone all have gone, one thinks",
        verdict: "failed",
        claim: "a client that has gone holds nobody up",
      },
      broken_pipe: {
        mistake: "a client may go before it has its answer",
        verdict: "failed",
        claim: "a client that goes without its answer does no harm",
      },
      first_ready: {
        mistake: "whoever stands first in the list is always served first",
        verdict: "failed",
        claim: "a client with many questions does not keep the others waiting",
      },
      drains: {
        mistake: "who has the turn keeps it",
        verdict: "failed",
        claim: "a client with many questions does not keep the others waiting",
      },
    },
  },
] satisfies Exercise[];

/** Lines of code in a hint. */
function code(...lines: readonly string[]): string {
  return `\`\`\`ts\n${lines.join("\n")}\n\`\`\``;
}
