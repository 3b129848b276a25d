import { assertEquals } from "@std/assert";
import { toFileUrl } from "@std/path";
import { specifier } from "../../course/specifier.ts";

Deno.test("specifier() leads to the file, whatever the folders are called", () => {
  const folder = "/home/me/my course";
  for (const name of ["plain", "my lessons", "c#", "why?", "100%20", "über", "it's", "a+b&c"]) {
    const file = `/home/me/${name}/lesson.ts`;
    const found = new URL(specifier(folder, file), `${toFileUrl(folder)}/`);
    assertEquals(found.href, toFileUrl(file).href, name);
  }
  assertEquals(specifier(folder, `${folder}/01/add.ts`), "./01/add.ts");
});
