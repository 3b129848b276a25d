import { assertEquals, assertThrows } from "@std/assert";
import { getAffinity, setAffinity, SystemError } from "interleave/system";
import "../../open_libc.ts";

Deno.test("setAffinity() pins a process, and getAffinity() reads it back", async () => {
  const child = new Deno.Command("sleep", { args: ["60"] }).spawn();
  const last = getAffinity().at(-1)!;
  setAffinity([last], child.pid);
  assertEquals(getAffinity(child.pid), [last]);
  child.kill("SIGKILL");
  await child.status;
});

Deno.test("setAffinity() refuses no processor, impossible ones, and ones the machine lacks", () => {
  assertThrows(() => setAffinity([]), RangeError, "at least one");
  for (const cpu of [-1, 0.5, 1024, NaN]) assertThrows(() => setAffinity([cpu]), RangeError);
  assertThrows(() => setAffinity([1023]), SystemError, "EINVAL");
});
