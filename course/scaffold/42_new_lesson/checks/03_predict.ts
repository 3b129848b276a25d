import { assertPrediction } from "interleave/checks";
import { possible } from "../exercises/03_predict.ts";

const module = import.meta.resolve("./_03_predict.ts");

Deno.test("the marks are those of all schedules", async () => {
  const choices = ["0 0", "0 1", "1 0", "1 1"];
  await assertPrediction({ module, program: "exchange" }, choices, possible);
});
