import { assertEquals, assertThrows } from "@std/assert";
import { parseJobs } from "../../../lib/schedulers.ts";

Deno.test("parseJobs() names jobs by their place, unless they have a name", () => {
  assertEquals(parseJobs("0:8,my edit=1:4, 2.5:.5").map((job) => job.name), [
    "P1",
    "my edit",
    "P3",
  ]);
});

Deno.test("parseJobs() reads I/O between bursts, and a priority, negative ones too", () => {
  assertEquals(parseJobs("0:3+2+4:-1"), [
    { name: "P1", arrival: 0, bursts: [3, 2, 4], priority: -1 },
  ]);
});

Deno.test("parseJobs() leaves it to simulate() what can be run", () => {
  assertEquals(parseJobs("0:-3, 0:1+2"), [
    { name: "P1", arrival: 0, bursts: [-3] },
    { name: "P2", arrival: 0, bursts: [1, 2] },
  ]);
});

Deno.test("parseJobs() refuses what is written in another way", () => {
  for (
    const item of [
      "",
      "8",
      "0:",
      ":8",
      "0:x",
      "0:8:",
      "0:8:1:2",
      "0:3++4",
      "=0:8",
      "a=b=0:8",
      "0:1e3",
    ]
  ) {
    const error = assertThrows(() => parseJobs(`0:1, ${item}`), SyntaxError) as Error;
    assertEquals(
      error.message,
      `Cannot read the job ${JSON.stringify(item)}: write arrival:burst, as in 0:8 or 0:3+2+4`,
    );
  }
});
