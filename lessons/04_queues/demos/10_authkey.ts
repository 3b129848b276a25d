// You will see: who has the key is let in, who has another one is not, and a list in a dict is a copy.
import type { Demo } from "../../../course/kit.ts";
import { AuthenticationError, ConnectionLostError, Manager } from "interleave/managers";
import { Process, Queue } from "interleave/processes";
import { claim, say, span } from "interleave/timeline";
import { errorOf } from "./_error_of.ts";

const module = import.meta.url;
type Address = Manager["address"];

export const demo: Demo = {
  title: "keys and copies",
  shows: ["E6"],
  needs: ["linux"],
  predict: {
    question:
      "A dict of a manager holds a list. I get the list and add to it. What is in the dict?",
    choices: { a: "the longer list", b: "the list as it was" },
    answer: "b",
    because: "what you get is a copy; put the proxy of a list there, and all see the same one",
  },

  async run(): Promise<void> {
    const authKey = crypto.getRandomValues(new Uint8Array(16));
    const manager = await Manager.start({ authKey });
    using answers = new Queue<string>();
    for (const [name, key] of [["friend", authKey], ["stranger", new Uint8Array(16)]] as const) {
      const args = [manager.address, key, answers] as const;
      const child = new Process({ module, name, target: knock, args });
      child.start();
      const answer = await answers.get();
      await child.join();
      const expected = name === "friend" ? "let in" : AuthenticationError.name;
      claim(`the ${name}: ${expected}`, answer === expected, answer);
    }

    const dict = await manager.dict<string, unknown>([["copy", ["soup"]]]);
    const list = await manager.list(["soup"]);
    await dict.set("proxy", list);
    (await dict.get("copy") as string[]).push("cake");
    const copy = await dict.get("copy") as string[];
    claim("what I added to the copy is not in the dict", copy.join() === "soup", copy);
    await (await dict.get("proxy") as typeof list).append("cake");
    const items = await list.slice();
    claim("what I added by the proxy is there", items.join() === "soup,cake", items);

    await manager.shutdown();
    const gone = await errorOf(() => list.slice());
    claim("after shutdown() nobody answers", gone instanceof ConnectionLostError, gone);
  },
};

/** Tries to come in. */
export async function knock(
  address: Address,
  authKey: Uint8Array,
  answers: Queue<string>,
): Promise<void> {
  using _span = span("knocks");
  const error = await errorOf(async () => {
    await using manager = await Manager.connect({ address, authKey });
    await manager.list([1, 2, 3]);
  });
  say(error === undefined ? "I am in" : (error as Error).message);
  await answers.put(error === undefined ? "let in" : (error as Error).name);
}

if (import.meta.main) await demo.run();
