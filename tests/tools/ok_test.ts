import { assertEquals } from "@std/assert";
import { fromFileUrl } from "@std/path";

const gate = fromFileUrl(new URL("../../tools/ok.ts", import.meta.url));

Deno.test("ok: a step that is not there is wrong use, and the message lists the steps", async () => {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", gate, "lnt"],
    stdin: "null",
  }).output();
  assertEquals(new TextDecoder().decode(stdout), "");
  assertEquals(
    new TextDecoder().decode(stderr),
    "Cannot run lnt: the steps are fmt, lint, check, doc, test, alone, examples, coverage\n",
  );
  assertEquals(code, 2);
});
