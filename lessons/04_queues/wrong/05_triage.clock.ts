// The time tells those apart who came at different milliseconds, and no others.

import { PriorityQueue } from "interleave/threads";
export type Ticket = readonly [urgency: number, at: number, name: string];
export function openRoom(): PriorityQueue<Ticket> {
  return new PriorityQueue<Ticket>();
}
export async function admit(
  room: PriorityQueue<Ticket>,
  urgency: number,
  name: string,
): Promise<void> {
  await room.put([-urgency, Date.now(), name]);
}
export async function callNext(room: PriorityQueue<Ticket>): Promise<string> {
  const [, , name] = await room.get();
  return name;
}
