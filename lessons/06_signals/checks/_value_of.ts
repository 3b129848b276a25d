import { assertShown, type Play, type Stage } from "interleave/checks";

/** What the function on the stage returned; if it did not, the claim fails and shows what it did. */
export async function valueOf<F extends Play>(
  stage: Stage<F>,
  input: string,
): Promise<Awaited<ReturnType<F>>> {
  const end = await stage.end().catch((error: Error) => error);
  assertShown(!(end instanceof Error), {
    input,
    expected: "it comes to its end",
    actual: end instanceof Error ? end.message : "",
  });
  return (end as Exclude<typeof end, Error>).value;
}
