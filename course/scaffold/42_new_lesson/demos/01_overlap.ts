// You will see: two tasks wait at the same time, and the one that began last ends first.
import type { Demo } from "../../../kit.ts";
import { claim, say } from "interleave/timeline";

const ended: string[] = [];

async function wait(name: string, ms: number): Promise<void> {
  say(`${name} begins`);
  await new Promise((resolve) => setTimeout(resolve, ms));
  say(`${name} ends`);
  ended.push(name);
}

export const demo: Demo = {
  title: "two tasks wait together",
  shows: ["TODO: the topics of the course, by id"],
  async run(): Promise<void> {
    await Promise.all([wait("slow", 40), wait("quick", 1)]);
    claim("quick ended before slow", ended.join() === "quick,slow", ended);
  },
};
