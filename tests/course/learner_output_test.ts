import "../../course/own_colors.ts";
import { assertEquals } from "@std/assert";
import { setColorEnabled } from "@std/fmt/colors";
import { learnerOutput } from "../../course/learner_output.ts";

function shown(output: string, color = false): string[] {
  setColorEnabled(color);
  try {
    return learnerOutput({ output, outputCut: 0 }, 60).slice(1).map((line) => line.slice(6));
  } finally {
    setColorEnabled(false);
  }
}

Deno.test("learnerOutput() shows nothing for a program that printed nothing", () => {
  assertEquals(learnerOutput({ output: " \n", outputCut: 0 }, 60), []);
});

Deno.test("learnerOutput() takes out what moves the cursor, clears the screen, or rings", () => {
  assertEquals(shown("a\x1b[2Jb\x1b]0;title\x07c\rd\x07e\tf"), ["abc·d·e\tf"]);
  assertEquals(shown("one\r\ntwo\r\n"), ["one", "two"]);
});

Deno.test("learnerOutput() keeps colours where there are any, and ends them with the line", () => {
  assertEquals(shown("\x1b[31mred\x1b[2J"), ["red"]);
  const [line] = shown("\x1b[31mred\x1b[2J", true);
  assertEquals(line!.includes("\x1b[31mred"), true);
  assertEquals(line!.includes("\x1b[2J"), false);
});

Deno.test("learnerOutput() cuts a line that is too long, and says by how much", () => {
  const text = shown("x".repeat(1400)).join("");
  assertEquals(text.match(/x/g)!.length, 400);
  assertEquals(text.includes("1000 characters more"), true);
});
