/**
 * The two threads of the exercise.
 *
 * @module
 */
import { type Connection, Pipe, Thread } from "interleave/threads";
import { exchange } from "../exercises/05_both_talk.ts";
// Another address than the one in whose place the learner's file stands.
import { exchange as asGiven } from "../exercises/05_both_talk.ts?given";
import { expect } from "./_played.ts";

/** Which `exchange()` is to be run. */
export type Version = "given" | "yours";

const SIZE = 1024;

/** Runs on the stage: the threads have so many messages; whether each got all of the other's, in order. */
export async function play(
  diary: string,
  version: Version,
  counts: readonly [number, number],
): Promise<[string, string]> {
  const [left, right] = Pipe();
  const [reports, reporter] = Pipe({ duplex: false });
  const parties = [[left, 0], [right, 1]] as const;
  for (const [connection, own] of parties) {
    const [mine, theirs] = own === 0 ? counts : counts.toReversed() as [number, number];
    const args = [version, connection, mine, theirs, own, reporter] as const;
    new Thread({ module: import.meta.url, target: party, args }).start();
    connection.close();
  }
  reporter.close();
  for (const _ of parties) await reports.recv(); // both are about to begin
  expect(diary, "exchange() returns in both threads");
  const seen: [string, string] = ["", ""];
  for (const _ of parties) {
    const [own, what] = await reports.recv() as [0 | 1, string];
    seen[own] = what;
  }
  return seen;
}

/** What each thread does: its messages are numbered. */
export async function party(
  version: Version,
  connection: Connection,
  mine: number,
  theirs: number,
  own: 0 | 1,
  reporter: Connection,
): Promise<void> {
  const messages = Array.from({ length: mine }, (_, n) => {
    const message = new Uint8Array(SIZE).fill(own);
    new DataView(message.buffer).setUint32(0, n);
    return message;
  });
  await reporter.send("begins");
  const got = await (version === "given" ? asGiven : exchange)(connection, messages, theirs);
  const odd = got.findIndex((message, n) =>
    message.length !== SIZE || message[SIZE - 1] === own || numberOf(message) !== n
  );
  const words = odd === -1 ? "in order" : `number ${odd} is another one`;
  await reporter.send([own, `${got.length} messages, ${words}`]);
}

function numberOf({ buffer, byteOffset }: Uint8Array): number {
  return new DataView(buffer, byteOffset).getUint32(0);
}
