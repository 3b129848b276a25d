import { assertPrediction } from "interleave/checks";
import { possible } from "../exercises/02_predict.ts";

const module = import.meta.resolve("./_02_predict.ts");

Deno.test("the marks are those of every order", async () => {
  const choices = ["2", "3", "4", "5", "6", "7", "9"];
  await assertPrediction({ module, program: "prices" }, choices, possible);
});
