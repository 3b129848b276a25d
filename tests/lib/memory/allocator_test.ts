import { assertEquals, assertNotEquals, assertThrows } from "@std/assert";
import { LATCH_AT } from "../../../lib/memory/layout.ts";
import { processMemory } from "../../../lib/memory/process_memory.ts";
import { threadMemory } from "../../../lib/memory/thread_memory.ts";
import { isRunning } from "../../../lib/system/thread_id.ts";
import "../../open_libc.ts";

for (const [kind, memory] of Object.entries({ threads: threadMemory, processes: processMemory })) {
  Deno.test(`Allocator of ${kind} gives released words again, zeroed, in cache lines of their own`, () => {
    const arena = memory();
    for (const words of [1, 16, 17, 1000, 20_000]) {
      const first = arena.reserve(words);
      for (let i = 0; i < words; i++) first.cell(i).store(-1);
      first.release();
      const again = arena.reserve(words);
      assertEquals([again.start, again.start % 16], [first.start, 0]);
      for (let i = 0; i < words; i++) assertEquals(again.cell(i).load(), 0);
      const other = arena.reserve(words);
      assertNotEquals(other.start, again.start);
      again.release();
      other.release();
    }
  });

  Deno.test(`Allocator of ${kind} hands out a hundred thousand objects, and takes them all back`, () => {
    const { allocator } = memory();
    const mappings = countMappings();
    const { used, free } = allocator;
    const all = Array.from({ length: 100_000 }, () => allocator.allocate(5));
    assertEquals(new Set(all).size, all.length);
    assertEquals(allocator.used - allocator.free, used - free + 16 * all.length);
    for (const index of all) allocator.release(index, 5);
    assertEquals(allocator.used - allocator.free, used - free);
    for (let i = 0; i < 100_000; i++) allocator.release(allocator.allocate(5), 5);
    assertEquals(allocator.used - allocator.free, used - free);
    assertEquals(countMappings() - mappings < 50, true);
  });

  Deno.test(`Allocator of ${kind} refuses what is no number of words, and more than there is`, () => {
    for (const words of [0, -1, 1.5, NaN, 2 ** 31]) {
      assertThrows(() => memory().reserve(words), RangeError, `Cannot take ${words} words`);
    }
    assertThrows(() => memory().reserve(2 ** 29), RangeError, "are left");
  });
}

Deno.test("Allocator gives the memory of large blocks back to the system while they are free", () => {
  const arena = processMemory();
  const large = 2 ** 20; // words
  const before = sharedKilobytes();
  const region = arena.reserve(large);
  arena.words.fill(1, region.start, region.start + large);
  const during = sharedKilobytes();
  region.release();
  assertEquals(during - before >= 4096, true);
  assertEquals(during - sharedKilobytes() >= 4000, true);
});

Deno.test({
  name: "Allocator goes on when a process was killed that held its latch",
  timeout: 20_000,
  async fn(): Promise<void> {
    const arena = processMemory();
    const child = new Deno.Command("sleep", { args: ["60"] }).spawn();
    child.kill("SIGKILL");
    await child.status;
    assertEquals(isRunning(child.pid), false);
    // As if it had been killed between taking the latch and giving it back.
    arena.cellAt(LATCH_AT).store(child.pid);
    const region = arena.reserve(3);
    assertEquals(arena.cellAt(LATCH_AT).load(), 0);
    region.release();
  },
});

function countMappings(): number {
  return Deno.readTextFileSync("/proc/self/maps").split("\n").length;
}

/** How much shared memory this process has touched. */
function sharedKilobytes(): number {
  return Number(/RssShmem:\s+(\d+)/.exec(Deno.readTextFileSync("/proc/self/status"))![1]);
}
