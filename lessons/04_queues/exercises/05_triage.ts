/**
 * The waiting room
 *
 * Whoever is worst goes first, and of those who are equally bad, whoever came first:
 *
 *     const room = openRoom();
 *     await admit(room, 2, "Zoe");
 *     await admit(room, 5, "Max");   // 5 is worse than 2
 *     await admit(room, 2, "Ann");
 *     await callNext(room)           // Max, then Zoe, then Ann
 *
 * There are several desks at which people are admitted, each of them a thread of its own, with variables
 * of its own. A `PriorityQueue` gives the least item first, and compares lists place by place.
 */
import { PriorityQueue } from "interleave/threads";

/** What lies in the queue for somebody. */
// TODO: two lists with the same urgency are compared by what comes after it.
export type Ticket = readonly [urgency: number, name: string];

/** An empty waiting room. */
export function openRoom(): PriorityQueue<Ticket> {
  return new PriorityQueue<Ticket>();
}

/** Somebody comes: the higher the urgency, the worse. */
export async function admit(
  room: PriorityQueue<Ticket>,
  urgency: number,
  name: string,
): Promise<void> {
  // TODO: the least item comes first.
  await room.put([urgency, name]);
}

/** The name of whoever is next; waits until there is somebody. */
export async function callNext(room: PriorityQueue<Ticket>): Promise<string> {
  const [, name] = await room.get();
  return name;
}

if (import.meta.main) {
  const room = openRoom();
  await admit(room, 2, "Zoe");
  await admit(room, 5, "Max");
  await admit(room, 2, "Ann");
  while (!room.empty()) console.log(await callNext(room));
}
