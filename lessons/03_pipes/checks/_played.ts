import { assertShown, type ProcessStatus, Stage, type StageOptions } from "interleave/checks";

/** What a play returned, and the children that it had then. */
export interface Played<R> {
  readonly value: R;
  readonly left: readonly ProcessStatus[];
}

/**
 * Runs a play on a stage of its own. If it does not come to its end the claim fails, and shows what the
 * play was about to see: it notes that in its diary, a file.
 */
export async function played<A extends unknown[], R>(
  input: string,
  module: string,
  play: (diary: string, ...args: A) => Promise<R>,
  args: A,
  options: StageOptions = {},
): Promise<Played<Awaited<R>>> {
  const diary = Deno.makeTempFileSync({ prefix: "interleave-" });
  try {
    await using stage = new Stage(module, play, [diary, ...args], options);
    const end = await stage.end().catch((error: Error) => error);
    const { returned } = stage;
    assertShown(returned !== null, {
      input,
      expected: Deno.readTextFileSync(diary),
      actual: end instanceof Error ? end.message.split("\n")[0] : "it did not come to its end",
    });
    return returned! as Played<Awaited<R>>;
  } finally {
    Deno.removeSync(diary);
  }
}

/** Notes what is expected next. */
export function expect(diary: string, what: string): void {
  Deno.writeTextFileSync(diary, what);
}
