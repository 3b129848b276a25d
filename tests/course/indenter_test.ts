import { assertEquals } from "@std/assert";
import { setColorEnabled } from "@std/fmt/colors";
import { Indenter } from "../../course/indenter.ts";

setColorEnabled(false);

/** What an indenter has written after the given chunks of `stream: text`. */
function written(...chunks: (readonly [string, string | Uint8Array])[]): string {
  let text = "";
  const indenter = new Indenter((part) => text += part, 20, "  ");
  for (const [stream, chunk] of chunks) {
    indenter.add(typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk, stream);
  }
  indenter.end();
  return text;
}

Deno.test("Indenter writes whole lines, also when they come in pieces of two streams", () => {
  assertEquals(written(["out", "a b"], ["err", "x\n"], ["out", "c\nd"]), "  x\n  a bc\n  d\n");
});

Deno.test("Indenter puts together a character that was cut in two", () => {
  const [first, second] = new TextEncoder().encode("ü") as unknown as [number, number];
  assertEquals(
    written(["out", new Uint8Array([first])], ["out", new Uint8Array([second])]),
    "  ü\n",
  );
});

Deno.test("Indenter breaks long lines, and takes out colours where there are none", () => {
  assertEquals(
    written(["out", "\x1b[31mone two three four\x1b[0m five\r\n"]),
    "  one two three four\n  five\n",
  );
});
