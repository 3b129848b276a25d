import { assertPrediction } from "interleave/checks";
import { possible } from "../exercises/02_predict.ts";

const module = import.meta.resolve("./_02_predict.ts");

Deno.test("the marks are those of all schedules", async () => {
  const choices = ["abcd", "abdc", "acbd", "acdb", "adbc", "adcb", "badc"];
  await assertPrediction({ module, program: "letters" }, choices, possible);
});
