// Numbers as text: 10 comes before 9.

import { PriorityQueue } from "interleave/threads";
export type Ticket = readonly [urgency: string, patient: { readonly name: string }];
export function openRoom(): PriorityQueue<Ticket> {
  return new PriorityQueue<Ticket>();
}
export async function admit(
  room: PriorityQueue<Ticket>,
  urgency: number,
  name: string,
): Promise<void> {
  await room.put([`${-urgency}`, { name }]);
}
export async function callNext(room: PriorityQueue<Ticket>): Promise<string> {
  const [, { name }] = await room.get();
  return name;
}
