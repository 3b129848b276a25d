import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { coresFinding, denoFinding } from "../../course/doctor.ts";
import { Learner } from "./cli.ts";

Deno.test("doctor looks at Deno, system, C library, fork, processors, folder, Redis and bubblewrap", async () => {
  await using learner = await Learner.begin();
  const { ok, findings } = await learner.json("doctor");
  assert(ok);
  const names = findings.map(({ name }: { name: string }) => name);
  const all = "Deno,system,C library,a real fork(),processors,your folder,Redis server,bubblewrap";
  assertEquals(names.join(), all);
  for (const { state, advice } of findings) assertEquals(advice === undefined, state === "there");
  if (Deno.build.os === "linux") assertEquals(findings[3].state, "there");

  const { code, stdout } = await learner.run("doctor", { env: { COLUMNS: "40" } });
  assertEquals(code, 0);
  assertMatch(stdout, /^ ✓ Deno +\d+\.\d+\.\d+\n/);
  assertEquals(stdout.split("\n").filter((line) => [...line].length > 40), []);
});

Deno.test("doctor ends with 1 when the learner's folder cannot be written to", async () => {
  await using learner = await Learner.begin();
  const { code, stdout } = await learner.run("doctor --dir /proc/nowhere");
  assertEquals(code, 1);
  assertMatch(stdout, / ✗ your folder/);
  assertStringIncludes(stdout, "--dir");
});

Deno.test("doctor tells which Deno is too old, and what one processor means", () => {
  for (const version of ["2.9.0", "2.10.1", "3.0.0"]) {
    assertEquals(denoFinding(version).state, "there", version);
  }
  for (const version of ["2.8.9", "1.46.3"]) {
    assertEquals(denoFinding(version).state, "missing", version);
    assertStringIncludes(denoFinding(version).advice!, "deno upgrade");
  }
  assertEquals([coresFinding(1).state, coresFinding(2).state], ["limited", "there"]);
});
