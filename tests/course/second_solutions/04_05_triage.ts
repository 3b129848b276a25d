// The name as bytes, which have no order either, and the blocking forms.
import { PriorityQueue } from "interleave/threads";

export type Ticket = [Date, Uint8Array];

export function openRoom(): PriorityQueue<Ticket> {
  return new PriorityQueue<Ticket>(1000);
}

export function admit(room: PriorityQueue<Ticket>, urgency: number, name: string): void {
  room.putSync([new Date(100_000 - urgency), new TextEncoder().encode(name)]);
}

export function callNext(room: PriorityQueue<Ticket>): string {
  return new TextDecoder().decode(room.getSync()[1]);
}
