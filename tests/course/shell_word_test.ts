import { assertEquals } from "@std/assert";
import { shellWord } from "../../course/shell_word.ts";

Deno.test("shellWord() is read by a shell as the path that it was", async () => {
  for (const path of ["my-course/01.ts", "my course", "c#", "it's", 'a "b"', "$HOME/`x`", "*"]) {
    const command = new Deno.Command("sh", { args: ["-c", `printf %s ${shellWord(path)}`] });
    assertEquals(new TextDecoder().decode((await command.output()).stdout), path);
  }
  assertEquals(shellWord("my-course/01.ts"), "my-course/01.ts");
});
