import { assertShown, type Play, type Returned, Stage, type StageOptions } from "interleave/checks";

/** So often in a row everybody has to be found at rest before it is said that they wait for ever. */
const PATIENCE = 6;

/**
 * Runs a play on a stage of its own. If it does not return the claim fails, and shows what the play was
 * about to see: it notes that in its diary, a file.
 */
export async function played<A extends unknown[], R>(
  input: string,
  module: string,
  play: (diary: string, ...args: A) => Promise<R>,
  args: A,
  options: StageOptions = {},
): Promise<Returned<Awaited<R>>> {
  const diary = Deno.makeTempFileSync({ prefix: "interleave-" });
  try {
    await using stage = new Stage(module, play, [diary, ...args], options);
    await rests(stage);
    const { returned } = stage;
    assertShown(returned !== null, {
      input,
      expected: Deno.readTextFileSync(diary),
      actual: stage.hasEnded ? await reasonOf(stage) : "all wait, and nobody is left to wake them",
    });
    return returned!;
  } finally {
    Deno.removeSync(diary);
  }
}

/** Waits until the play has returned or failed, or is found at rest again and again. */
export async function rests<F extends Play>(stage: Stage<F>): Promise<void> {
  for (let n = 0; n < PATIENCE && stage.returned === null && !stage.hasEnded; n++) {
    await stage.settle();
  }
}

/** Notes what is expected next. */
export function expect(diary: string, what: string): void {
  Deno.writeTextFileSync(diary, what);
}

/** Why a play that has ended did not return. */
async function reasonOf(stage: { end(): Promise<unknown> }): Promise<string> {
  const error = await stage.end().catch((error: Error) => error);
  return error instanceof Error ? error.message.split("\n")[0]! : "it did not return";
}
