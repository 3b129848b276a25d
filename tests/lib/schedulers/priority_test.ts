import { assertEquals, assertThrows } from "@std/assert";
import { parseJobs, priority, type Schedule, simulate } from "../../../lib/schedulers.ts";

function chart({ turns }: Schedule): string[] {
  return turns.map(({ job, from, until, end }) => `${job} ${from}–${until} ${end}`);
}

Deno.test("priority() lets the running job finish its burst, or interrupts it if preemptive", () => {
  const jobs = parseJobs("A=0:4:2, B=1:2:1, C=2:1:2");
  assertEquals(chart(simulate(priority(), jobs)), ["A 0–4 done", "B 4–6 done", "C 6–7 done"]);
  assertEquals(chart(simulate(priority({ preemptive: true }), jobs)), [
    "A 0–1 preempted",
    "B 1–3 done",
    "A 3–6 done", // before C, which is as urgent and came later
    "C 6–7 done",
  ]);
});

Deno.test("priority() interrupts nobody for a job that is only as urgent", () => {
  const jobs = parseJobs("A=0:4:1, B=1:2:1");
  assertEquals(chart(simulate(priority({ preemptive: true }), jobs)), ["A 0–4 done", "B 4–6 done"]);
});

Deno.test("priority() with ageing interrupts at the moment a waiting job has become more urgent", () => {
  // B waits from 0: it counts as 3 from 2 on, as 2 from 4, as 1 from 6 (like A), as 0 from 8. On the
  // CPU it keeps the 0. A, back at its own 1, is raised at 10 to 0, at 12 to −1, and takes over; B,
  // back at its own 4, would count as −1 and so be like it at 22, when A has long been done.
  const jobs = parseJobs("A=0:12:1, B=0:6:4");
  assertEquals(chart(simulate(priority({ preemptive: true, ageing: 2 }), jobs)), [
    "A 0–8 preempted",
    "B 8–12 preempted",
    "A 12–16 done",
    "B 16–18 done",
  ]);
});

Deno.test("priority() with ageing never starves a job that without it waits for ever", () => {
  const urgent = Array.from({ length: 30 }, (_, i) => `${2 * i}:2:0`).join();
  const jobs = parseJobs(`idle=0:1:5,${urgent}`);
  assertEquals(simulate(priority(), jobs).jobs[0]?.start, 60);
  // Raised by 5 after 15, it ties with the urgent ones, and leads them: it came first.
  assertEquals(simulate(priority({ ageing: 3 }), jobs).jobs[0]?.start, 16);
});

Deno.test("priority() refuses an ageing that is no time above 0", () => {
  for (const ageing of [0, -1, NaN]) {
    assertThrows(
      () => priority({ ageing }),
      RangeError,
      `Cannot schedule: the ageing is ${ageing}; give a time above 0`,
    );
  }
});
