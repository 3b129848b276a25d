// You will see: parent and child talk over one pipe, both ways, and each gets a copy of what was sent.
import type { Demo } from "../../../course/kit.ts";
import { type Connection, Pipe, Process } from "interleave/processes";
import { claim, say, span } from "interleave/timeline";
import { errorOf } from "./_error_of.ts";

export const demo: Demo = {
  title: "a talk over one pipe",
  shows: ["D1", "D3"],
  needs: ["linux"],
  predict: {
    question: "You send an object, and change it right after. What arrives?",
    choices: { a: "the object as it is now", b: "the object as it was when it was sent" },
    answer: "b",
    because: "send() makes a copy; the other process cannot see your variables",
  },

  async run(): Promise<void> {
    const [ours, theirs] = Pipe();
    const child = new Process({
      module: import.meta.url,
      name: "child",
      target: talk,
      args: [theirs],
    });
    child.start();
    theirs.close(); // the child has its own

    const order = { dish: "soup", table: 4 };
    await ours.send(order);
    say(`I sent ${order.dish}`);
    order.dish = "cake";
    const heard = await ours.recv();
    claim("the child heard what it was when I sent it", heard === "soup for table 4", heard);

    const question = await ours.recv();
    say(`I am asked: ${question}`);
    claim("the child has asked, over the same pipe", question === "how many spoons?", question);
    await ours.send(2);

    const back = await ours.recv() as unknown[];
    say(`I got a ${back.map((each) => each!.constructor.name).join(", a ")}`);
    const [map, date, bytes] = back;
    claim("a Map came as a Map", map instanceof Map && map.get("spoons") === 2, map);
    claim("a Date as a Date", date instanceof Date && date.getTime() === 0, date);
    claim("bytes as bytes", bytes instanceof Uint8Array && bytes[1] === 255, bytes);

    const error = await errorOf(() => ours.send(() => 1));
    claim("a function does not travel", error instanceof TypeError, error);
    ours.close();
    await child.join();
    claim("the child ended well", child.exitCode === 0, child.exitCode);
  },
};

/** What the child does: it answers, asks, and answers again. */
export async function talk(connection: Connection): Promise<void> {
  using _span = span("talks");
  const { dish, table } = await connection.recv() as { dish: string; table: number };
  say(`I received ${dish}`);
  await connection.send(`${dish} for table ${table}`);
  await connection.send("how many spoons?");
  const spoons = await connection.recv();
  await connection.send([new Map([["spoons", spoons]]), new Date(0), Uint8Array.of(1, 255)]);
  connection.close();
}

if (import.meta.main) await demo.run();
