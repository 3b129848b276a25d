import { assertEquals, assertThrows } from "@std/assert";
import { DeadlockError } from "../../../lib/errors.ts";
import type { ArenaRegion } from "../../../lib/memory/arena.ts";
import { threadMemory } from "../../../lib/memory/thread_memory.ts";
import { DeadlockWatch } from "../../../lib/sync/deadlock.ts";
import { regionOf } from "../../../lib/sync/place.ts";
import { Lock } from "../../../lib/threads.ts";
import { aMoment } from "./world.ts";

/** A number that no thread here has. */
const OTHER = 77_777;

/** Two locks: `theirs` is held by the other, who waits for `ours`, which this thread holds. */
function circle(otherBlocks: boolean): { theirs: ArenaRegion } & Disposable {
  const ours = new Lock({ name: "ours" }), theirs = new Lock({ name: "theirs" });
  ours.acquireSync();
  regionOf(theirs).cell(0).store(OTHER);
  const { waits } = threadMemory();
  const { start } = regionOf(ours) as ArenaRegion;
  const entry = waits.enter({ thread: OTHER, index: start, blocks: otherBlocks });
  return {
    theirs: regionOf(theirs) as ArenaRegion,
    [Symbol.dispose]: () => waits.leave(entry),
  };
}

Deno.test("DeadlockWatch.look() throws at once when all in the circle are blocked", () => {
  using standing = circle(true);
  const watch = new DeadlockWatch(standing.theirs, true);
  const { cycle } = assertThrows(() => watch.look(), DeadlockError);
  const { me } = threadMemory();
  assertEquals(cycle, [
    { waiter: me, holds: 'lock "ours"', waitsFor: 'lock "theirs"', heldBy: OTHER },
    { waiter: OTHER, holds: 'lock "theirs"', waitsFor: 'lock "ours"', heldBy: me },
  ]);
  assertEquals(threadMemory().waits.of(me), []);
});

Deno.test("DeadlockWatch.look() is sure of a circle with coroutines only when it has stood for a while", async () => {
  for (const [otherBlocks, weBlock] of [[false, true], [true, false], [false, false]] as const) {
    using standing = circle(otherBlocks);
    const watch = new DeadlockWatch(standing.theirs, weBlock);
    watch.look();
    await aMoment(110);
    assertThrows(() => watch.look(), DeadlockError);
  }
});

Deno.test("DeadlockWatch.look() forgets a circle that was open in between", async () => {
  using standing = circle(false);
  const watch = new DeadlockWatch(standing.theirs, true);
  const holder = standing.theirs.cell(0);
  watch.look();
  holder.store(OTHER + 1);
  watch.look();
  holder.store(OTHER);
  await aMoment(110);
  watch.look();
  watch.end();
  assertEquals(threadMemory().waits.of(threadMemory().me), []);
});
