// Whoever came first, however well they are.

import { Queue } from "interleave/threads";
export type Ticket = readonly [urgency: number, patient: { readonly name: string }];
export function openRoom(): Queue<Ticket> {
  return new Queue<Ticket>();
}
export async function admit(
  room: Queue<Ticket>,
  urgency: number,
  name: string,
): Promise<void> {
  await room.put([-urgency, { name }]);
}
export async function callNext(room: Queue<Ticket>): Promise<string> {
  const [, { name }] = await room.get();
  return name;
}
