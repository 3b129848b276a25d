import { assertPrediction } from "interleave/checks";
import { possible } from "../exercises/03_predict.ts";

const module = import.meta.resolve("./_03_predict.ts");

Deno.test("the marks are those of all schedules", async () => {
  const choices = ["a b 2 3", "b a 2 3", "a 2 b 3", "b 2 a 3", "a 2 3 b", "2 a b 3"];
  await assertPrediction({ module, program: "speakers" }, choices, possible);
});
