import { assertEquals, assertMatch } from "@std/assert";
import { missingNeeds } from "../../course/needs.ts";

Deno.test("what needs Redis is skipped, with a word what to do, where redis-server is not installed", () => {
  const path = Deno.env.get("PATH")!;
  const folder = Deno.makeTempDirSync({ prefix: "interleave-" });
  try {
    Deno.env.set("PATH", `/nowhere:${folder}`);
    assertMatch(missingNeeds(["redis"])!, /not installed: `apt install redis-server`/);
    Deno.writeTextFileSync(`${folder}/redis-server`, "");
    assertEquals(missingNeeds(["redis"]), null);
  } finally {
    Deno.env.set("PATH", path);
    Deno.removeSync(folder, { recursive: true });
  }
});
