import { assertEquals } from "@std/assert";
import { Process } from "interleave/processes";
import { work } from "../exercises/02_process.ts";

Deno.test("the child ends with exit code 7", async () => {
  const module = new URL("../exercises/02_process.ts", import.meta.url).href;
  const child = new Process({ module, target: work });
  child.start();
  await child.join();
  assertEquals(child.exitCode, 7);
});
