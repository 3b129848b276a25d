// You will see: a socket carries bytes and knows no messages; who needs messages has to mark them.
import type { Demo } from "../../../course/kit.ts";
import { claim, say } from "interleave/timeline";
import { receive as receiveBroken, send as sendBroken } from "./broken/_messages.ts";
import { receive as receiveFixed, send as sendFixed } from "./fixed/_messages.ts";

/** More than fits into a socket's buffers at once. */
const LONG = "z".repeat(1_000_000);

export const demo: Demo = {
  title: "bytes, not messages",
  shows: ["K1"],
  needs: ["linux"],
  predict: {
    question: 'One side writes "one", then "two". Later the other side reads. What does it get?',
    choices: { a: '"one"', b: '"onetwo"', c: '"two"' },
    answer: "b",
    because: "a socket is a stream of bytes: it does not know where one write ended",
  },

  async run(): Promise<void> {
    const [first, part] = await talk(sendBroken, receiveBroken);
    say(`as they come: "${first}", then ${part!.length} of ${LONG.length} bytes`);
    claim("two messages have become one", first === "onetwo", first);
    claim("and a long one came in parts", part!.length < LONG.length, part!.length);

    const texts = await talk(sendFixed, receiveFixed);
    say(
      `with its length in front of each: "${texts[0]}", "${texts[1]}", ${texts[2]!.length} bytes`,
    );
    const whole = texts[0] === "one" && texts[1] === "two" && texts[2] === LONG;
    claim("each message is what it was", whole, texts);
  },
};

/** Sends two short texts and, once something of them has been received, a long one. */
async function talk(
  send: (connection: Deno.Conn, text: string) => Promise<void>,
  receive: (connection: Deno.Conn) => Promise<string>,
): Promise<string[]> {
  const folder = Deno.makeTempDirSync({ prefix: "stream-" });
  const address = { transport: "unix", path: `${folder}/socket` } as const;
  using listener = Deno.listen(address); // TCP does the same, only the moment is harder to meet
  using there = await Deno.connect(address);
  using here = await listener.accept();
  await send(there, "one");
  await send(there, "two");
  const texts = [await receive(here)];
  const sending = send(there, LONG).catch(() => {/* We do not wait for all of it. */});
  while (texts.join("").length <= "onetwo".length) texts.push(await receive(here));
  here.close();
  await sending;
  await Deno.remove(folder, { recursive: true });
  return texts;
}

if (import.meta.main) await demo.run();
