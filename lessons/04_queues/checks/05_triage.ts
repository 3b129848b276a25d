import { assertSame, Chance } from "interleave/checks";
import { Thread } from "interleave/threads";
import { desk } from "./_05_desk.ts";
import { admit, callNext, openRoom } from "../exercises/05_triage.ts";

const chance = new Chance();
const module = import.meta.resolve("./_05_desk.ts");

type Patient = readonly [urgency: number, name: string];

function call(patients: readonly Patient[]): string {
  const list = patients.map(([urgency, name]) => `${name} (${urgency})`).join(", ");
  return `admitted: ${list}   (seed ${chance.seed})`;
}

/** Names from the end of the alphabet to its beginning: the order of their coming is not theirs. */
function names(count: number): string[] {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  return Array.from({ length: count }, (_, n) => `${letters.at(-1 - n % 26)}${999 - n}`);
}

async function callAll(room: ReturnType<typeof openRoom>, count: number): Promise<string[]> {
  const called: string[] = [];
  while (called.length < count) called.push(await callNext(room));
  return called;
}

Deno.test("the worst goes first", async () => {
  const urgencies = chance.shuffled([1, 2, 9, 10, 11, chance.int(20, 30), 99]);
  const patients = names(urgencies.length).map((name, n): Patient => [urgencies[n]!, name]);
  const room = openRoom();
  for (const [urgency, name] of patients) await admit(room, urgency, name);
  const worstFirst = patients.toSorted(([a], [b]) => b - a).map(([, name]) => name);
  assertSame(call(patients), inLine(await callAll(room, patients.length)), inLine(worstFirst));
});

Deno.test("of equals, whoever came first goes first", async () => {
  const patients = names(200).map((name): Patient => [chance.int(1, 2), name]);
  const room = openRoom();
  for (const [urgency, name] of patients) await admit(room, urgency, name);
  const inTurn = [2, 1].flatMap((urgency) => namesOf(patients, urgency));
  const called = await callAll(room, patients.length);
  // Of so many, those around the first place where they differ say enough.
  const odd = called.findIndex((name, n) => name !== inTurn[n]);
  const input = "200 people, urgency 1 or 2, the last in the alphabet first";
  const show = (list: readonly string[]): string => odd < 0 ? "" : inLine(list.slice(odd, odd + 4));
  assertSame(`${input}   (seed ${chance.seed})`, show(called), show(inTurn));
});

Deno.test("also when they came to different desks", async () => {
  const patients = names(4).map((name): Patient => [3, name]);
  const room = openRoom();
  for (const some of [patients.slice(0, 2), patients.slice(2)]) {
    const thread = new Thread({ module, target: desk, args: [room, some] });
    thread.start();
    await thread.join();
  }
  const inTurn = patients.map(([, name]) => name);
  const input = `${inTurn.slice(0, 2)} at one desk, then ${
    inTurn.slice(2)
  } at another; all are equal`;
  assertSame(input, inLine(await callAll(room, patients.length)), inLine(inTurn));
});

function namesOf(patients: readonly Patient[], urgency: number): string[] {
  return patients.filter(([each]) => each === urgency).map(([, name]) => name);
}

function inLine(names: readonly string[]): string {
  return names.join(", ");
}
