import type { Exercise } from "../../course/kit.ts";

/** Each claim starts processes: on a busy machine that takes a while. In milliseconds. */
const DEADLINE = 60_000;

/** From a message over a socket to a server that loses no work. */
export const exercises = [
  {
    name: "frames",
    title: "Messages over a stream of bytes",
    level: "easy",
    practises: ["K1"],
    hints: [
      "How does the other side know how many bytes belong to your text, and what do you do with the " +
      "bytes that `write()` has not taken?",
      "Write a function that reads exactly so many bytes: it calls `read()` with the part of a buffer " +
      "that is still empty, until that is full. `receive()` calls it twice: for the length, and for the " +
      "text. To send, loop until all is written.",
      code(
        "new DataView(frame.buffer).setUint32(0, bytes.length); // bytes, not letters",
        "for (let at = 0; at < frame.length;) at += await connection.write(frame.subarray(at));",
        "// and to read exactly `length` bytes:",
        "for (let at = 0; at < length;) {",
        "  const count = await connection.read(bytes.subarray(at));",
        "  if (count === null) … // a good end only if at === 0, and only before the length",
        "  at += count;",
        "}",
      ),
    ],
    wrong: {
      letters: {
        mistake: "a letter is taken for a byte",
        verdict: "failed",
        claim: "the length counts bytes, not letters",
      },
      one_read: {
        mistake: "one read is taken for one message",
        verdict: "failed",
        claim: "messages that come byte by byte are echoed",
      },
      too_much: {
        mistake: "what was read of the next message is thrown away",
        verdict: "failed",
        claim: "messages that come together are told apart",
      },
      one_write: {
        mistake: "what write() has not taken is forgotten",
        verdict: "failed",
        claim: "a message is written to its end, however little a write takes",
      },
      silent_end: {
        mistake: "half a message looks like a good end",
        verdict: "failed",
        claim: "an end in the middle of a message is an error",
      },
    },
  },
  {
    name: "question",
    title: "Let in who has the key, and keep the key",
    level: "medium",
    practises: ["K2"],
    hints: [
      "What can somebody with the key say, that nobody else can say, and that is of no use a second " +
      "time?",
      "The server sends bytes that it has never sent before. The client sends what `prove()` makes of " +
      "the key and these bytes. The server does the same for itself, and compares all of it.",
      code(
        "const question = crypto.getRandomValues(new Uint8Array(32)); // the server",
        "await client.sendBytes(question);",
        "const welcome = isSame(await client.recvBytes(), await prove(key, question));",
        "// the client:",
        "await server.sendBytes(await prove(key, await server.recvBytes()));",
      ),
    ],
    wrong: {
      anybody: {
        mistake: "whoever answers anything is let in",
        verdict: "failed",
        claim: "who has another key is not",
      },
      password: {
        mistake: "there is a question, and the key is the answer",
        verdict: "failed",
        claim: "the key does not travel",
      },
      same_question: {
        mistake: "a question that is always the same has an answer that is always right",
        verdict: "failed",
        claim: "what was heard yesterday opens nothing today",
      },
      own_question: {
        mistake: "the client chooses the question, and may choose an old one",
        verdict: "failed",
        claim: "what was heard yesterday opens nothing today",
      },
      short_answer: {
        mistake: "only the bytes that are there are compared: none at all are right",
        verdict: "failed",
        claim: "an answer that says nothing opens nothing",
      },
    },
  },
  {
    name: "office",
    title: "A remote queue, for any number of workers",
    level: "medium",
    practises: ["K3", "K2"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "Three things are missing: how a worker learns that nothing more will come, how a result finds its " +
      "place, and a loop.",
      "Put the place of a job into the queue with it, and send it back with the result. After the last " +
      "job put something that is no job. Who finds that puts it back for the next one, and ends.",
      code(
        "for (const [place, job] of jobs.entries()) await todo.put({ place, job });",
        "await todo.put(null);",
        "// a worker:",
        "const item = await todo.get();",
        "if (item === null) {",
        "  await todo.put(null);",
        "  return count;",
        "}",
        "await done.put({ place: item.place, result: await doJob(item.job) });",
      ),
    ],
    wrong: {
      serial: {
        mistake: "a job is handed out when the one before is done",
        verdict: "failed",
        claim: "two workers are at work at the same moment",
      },
      arrival: {
        mistake: "the results stand in the order in which they came",
        verdict: "failed",
        claim: "the results come in the order of the jobs, whoever was quicker",
      },
      no_end: {
        mistake: "nothing tells the workers that there is no more to come",
        verdict: "failed",
        claim: "each worker ends and tells how much it did, also a late one",
      },
      one_end: {
        mistake: "whoever finds the end takes it away from the others",
        verdict: "failed",
        claim: "each worker ends and tells how much it did, also a late one",
      },
      for_two: {
        mistake: "the number of workers is taken for known",
        verdict: "failed",
        claim: "each worker ends and tells how much it did, also a late one",
      },
      family_key: {
        mistake: "the key that all processes of a family have is used, and not the one given",
        verdict: "failed",
        claim: "who has another key is refused",
      },
    },
  },
  {
    name: "heartbeat",
    title: "Give up a worker that has fallen silent",
    level: "medium",
    practises: ["K1"],
    hints: [
      "What do you know when nothing has come for a while, and what do you know when a beat has come?",
      "Loop around `recv({ timeout: patience })` until the result comes: each turn has the whole " +
      "patience. Catch `TimeoutError` and `EndOfPipe` around that loop, close the worker there, and go on " +
      "with the next one.",
      code(
        "try {",
        "  await worker.send(job);",
        "  for (;;) {",
        "    const message = await worker.recv({ timeout: patience });",
        '    if (message !== "beat") return message.result;',
        "  }",
        "} catch (error) {",
        "  if (!(error instanceof TimeoutError || error instanceof EndOfPipe)) throw error;",
        "  worker.close();",
        "}",
      ),
    ],
    wrong: {
      three_beats: {
        mistake: "who takes long is given up, although it says that it is there",
        verdict: "failed",
        claim: "a worker that beats may take as long as it likes",
      },
      one_beat: {
        mistake: "after a beat the result is expected",
        verdict: "failed",
        claim: "a worker that beats may take as long as it likes",
      },
      no_limit: {
        mistake: "a connection that is open is taken for a worker that lives",
        verdict: "failed",
        claim: "one that falls silent is given up, and the next one gets the job",
      },
      left_open: {
        mistake: "who was given up can still be heard",
        verdict: "failed",
        claim: "one that falls silent is given up, and the next one gets the job",
      },
      only_silence: {
        mistake: "only silence is thought of, and not the end of a connection",
        verdict: "failed",
        claim: "one whose connection ends is given up at once",
      },
      swallows: {
        mistake: "every error is taken for the worker's end",
        verdict: "failed",
        claim: "another error is passed on, and nobody else gets the job",
      },
    },
  },
  {
    name: "once",
    title: "Done twice, paid once",
    level: "medium",
    practises: ["K4"],
    hints: [
      "What does a worker know about `holder` between looking and paying?",
      "Worker 1 has to look while the job is still its own, and worker 2 while nobody has given it back. " +
      "To mend it, looking and giving back have to become one step, or happen under the lock.",
      '`["A", "B", "B"]`, and `if (holder.compareExchange(worker, 0) !== worker) return false;`.',
    ],
    wrong: {
      harmless_schedule: {
        mistake: "the job is taken over before worker 1 has looked: that breaks nothing",
        verdict: "failed",
        claim: "the schedule breaks book() as it was given",
      },
      not_mended: {
        mistake: "the schedule is found, and the code left as it was",
        verdict: "failed",
        claim: "the same schedule does not break your book()",
      },
      late_lock: {
        mistake: "the lock is taken when the look is over",
        verdict: "failed",
        claim: "the same schedule does not break your book()",
      },
      looks_twice: {
        mistake: "a second look makes the gap smaller, and does not close it",
        verdict: "failed",
        claim: "under every schedule the job is paid once",
      },
      by_amount: {
        mistake: "to look whether something was paid is a look as well",
        verdict: "failed",
        claim: "under every schedule the job is paid once",
      },
      first_only: {
        mistake: "nobody is paid if the job was taken over",
        verdict: "failed",
        claim: "under every schedule the job is paid once",
      },
    },
  },
  {
    name: "work_server",
    title: "A work server that loses no job",
    level: "hard",
    practises: ["K1", "K2"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "How many things are waited for at the same time here, and who waits for each of them?",
      "A coroutine accepts, and one attends to each client: the key first, then job after job. The jobs " +
      "that nobody has are in a queue of `interleave/coroutines`; what a client had when it went is put " +
      "back. An `AbortController` ends all waits when the last result is there.",
      code(
        "async function attend(client: Connection): Promise<void> {",
        "  using _closed = client;",
        "  if (!await admit(client, key, signal)) return;",
        "  for (;;) {",
        "    const place = await todo.get({ signal });",
        "    try {",
        "      … // send the job, receive the result, note it at its place",
        "    } catch (error) {",
        "      await todo.put(place);",
        "      throw error;",
        "    }",
        "    if (--missing === 0) over.abort();",
        "  }",
        "}",
        "// and not awaited, for each client that is accepted:",
        "attended.push(attend(client).catch(() => {}));",
      ),
    ],
    wrong: {
      serial: {
        mistake: "one client is served to its end before the next one comes",
        verdict: "failed",
        claim: "two clients work at the same time, and the results stand in order",
      },
      arrival: {
        mistake: "the results stand in the order in which they came",
        verdict: "failed",
        claim: "two clients work at the same time, and the results stand in order",
      },
      anybody: {
        mistake: "the key is asked for, and nobody looks at the answer",
        verdict: "failed",
        claim: "who has another key gets no job, and hears the end",
      },
      patient: {
        mistake: "the key is waited for before the next one may come",
        verdict: "failed",
        claim: "who says nothing holds up nobody",
      },
      lost_job: {
        mistake: "what a client had when it died is given to nobody",
        verdict: "failed",
        claim: "the job of a client that is killed is given to another one",
      },
      goes_home: {
        mistake: "who finds nothing to do is sent away, and is missed later",
        verdict: "failed",
        claim: "also to one that waits already, because nothing was left",
      },
      left_open: {
        mistake: "nobody closes the connections of those who wait",
        verdict: "failed",
        claim: "when all is done, everybody hears the end",
      },
    },
  },
] satisfies readonly Exercise[];

/** Lines of a program, for a hint. */
function code(...lines: readonly string[]): string {
  return ["```ts", ...lines, "```"].join("\n");
}
