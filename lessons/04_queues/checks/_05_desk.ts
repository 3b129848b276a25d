import type { PriorityQueue } from "interleave/threads";
import { admit, type Ticket } from "../exercises/05_triage.ts";

/** What a desk does, in a thread of its own: it admits some people, one after the other. */
export async function desk(
  room: PriorityQueue<Ticket>,
  patients: readonly (readonly [number, string])[],
): Promise<void> {
  for (const [urgency, name] of patients) await admit(room, urgency, name);
}
