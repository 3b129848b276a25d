import { assertEquals } from "@std/assert";
import { keysOf } from "../../../course/watch/keys.ts";

Deno.test("keysOf() tells letters, arrows, Enter, Escape and control keys apart", () => {
  assertEquals(keysOf("nH"), ["n", "h"]);
  assertEquals(keysOf("\x1b[A\x1bOBj\r\x1b"), ["up", "down", "j", "enter", "escape"]);
  assertEquals(keysOf("\x03\x04\x1a"), ["ctrl-c", "ctrl-d", "ctrl-z"]);
});

Deno.test("keysOf() takes a key that it does not know as one, not as the letters in it", () => {
  assertEquals(keysOf("\x1b[5~q\x1b[1;5Cü🙂"), ["\x1b[5~", "q", "\x1b[1;5c", "ü", "🙂"]);
});
