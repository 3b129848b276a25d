import { assertPrediction } from "interleave/checks";
import { possible } from "../exercises/03_predict.ts";

const module = import.meta.resolve("./_03_predict.ts");

Deno.test("the marks are those of all schedules", async () => {
  const choices = ["1", "2", "3", "4", "5", "6"];
  await assertPrediction({ module, program: "threeTimes" }, choices, possible);
});
