import { assertPrediction } from "interleave/checks";
import { possible } from "../exercises/03_predict.ts";

const module = import.meta.resolve("./_03_predict.ts");

Deno.test("the marks are those of all schedules", async () => {
  const choices = ["1 2 3", "1 3 2", "2 1 3", "2 3 1", "3 1 2", "3 2 1"];
  await assertPrediction({ module, program: "twoWorkers" }, choices, possible);
});
