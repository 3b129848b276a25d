import { assertEquals } from "@std/assert";
import { RecordingTail } from "../../../course/study/recording_tail.ts";

Deno.test("RecordingTail gives each event once, and a half-written one when it is whole", async () => {
  const file = await Deno.makeTempFile();
  const write = (text: string): void => Deno.writeTextFileSync(file, text, { append: true });
  const event = (text: string): string =>
    JSON.stringify({ at: 1, pid: 7, lane: "main", kind: "mark", text });
  const tail = new RecordingTail(file);
  const read = (): string[] => tail.read().map(({ text }) => text);

  assertEquals(read(), []);
  write(`${event("a")}\n${event("ü").slice(0, -4)}`);
  assertEquals(read(), ["a"]);
  write(`${event("ü").slice(-4)}\n`);
  assertEquals(read(), ["ü"]);
  write(`no JSON\n{"at":"noon"}\nnull\n${event("b")}\n`);
  assertEquals(read(), ["b"]);
  await Deno.remove(file);
  assertEquals(read(), [], "the run has ended, and its folder is gone");
});
