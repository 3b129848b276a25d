import { assertEquals, assertStrictEquals } from "@std/assert";
import fc from "fast-check";
import { type Deadline, DeadlineHeap } from "../../../lib/timer/deadline_heap.ts";

Deno.test("DeadlineHeap gives equal deadlines back in the order of their arrival", () => {
  const heap = new DeadlineHeap<Deadline>();
  const entries = [7, 7, 3, 7].map((at, order) => ({ at, order, place: -1 }));
  for (const entry of entries) heap.add(entry);
  assertEquals(drain(heap).map((entry) => entry.order), [2, 0, 1, 3]);
});

Deno.test("DeadlineHeap.remove() takes nothing out twice", () => {
  const heap = new DeadlineHeap<Deadline>();
  const entry = { at: 1, order: 0, place: -1 };
  assertEquals(heap.remove(entry), false);
  heap.add(entry);
  assertEquals([heap.remove(entry), heap.remove(entry), heap.size], [true, false, 0]);
});

Deno.test("DeadlineHeap hands out what was not removed, sorted, whatever is added and removed", () => {
  const action = fc.oneof(
    fc.record({ add: fc.integer({ min: 0, max: 9 }) }),
    fc.record({ remove: fc.nat(30) }),
  );
  fc.assert(fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
    const heap = new DeadlineHeap<Deadline>();
    const inside: Deadline[] = [];
    let order = 0;
    for (const each of actions) {
      if ("add" in each) {
        const entry = { at: each.add, order: order++, place: -1 };
        heap.add(entry);
        inside.push(entry);
      } else if (inside.length > 0) {
        const [entry] = inside.splice(each.remove % inside.length, 1);
        assertEquals(heap.remove(entry!), true);
      }
    }
    assertEquals(heap.size, inside.length);
    assertEquals(drain(heap), inside.sort((a, b) => a.at - b.at || a.order - b.order));
  }));
});

function drain(heap: DeadlineHeap<Deadline>): Deadline[] {
  const drained: Deadline[] = [];
  for (let { first } = heap; first !== undefined; { first } = heap) {
    heap.remove(first);
    drained.push(first);
    assertStrictEquals(first.place, -1);
  }
  return drained;
}
