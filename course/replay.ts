import { Usage } from "./usage.ts";

/**
 * The schedule that was asked for with `--replay`, if any.
 *
 * @throws {Usage} for anything but a token.
 */
export async function replayOf(given?: string | boolean): Promise<string | undefined> {
  if (given === undefined) return undefined;
  // By an address that is made here: a check without a token looks at nothing of the explorer.
  const { isReplayToken }: typeof import("interleave/explore") = await import(
    import.meta.resolve("interleave/explore")
  );
  const token = String(given);
  if (isReplayToken(token)) return token;
  throw new Usage(`No token ${token}. It stands below a failing schedule: x1:1c09f3:abba.`);
}
