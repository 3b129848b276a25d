import { importLate } from "./import_late.ts";
import { Usage } from "./usage.ts";

/**
 * The schedule that was asked for with `--replay`, if any.
 *
 * @throws {Usage} for anything but a token.
 */
export async function replayOf(given?: string | boolean): Promise<string | undefined> {
  if (given === undefined) return undefined;
  // A check without a token looks at nothing of the explorer.
  const { isReplayToken } = await importLate<typeof import("interleave/explore")>(
    import.meta.resolve("interleave/explore"),
  );
  const token = String(given);
  if (isReplayToken(token)) return token;
  throw new Usage(`No token ${token}. It stands below a failing schedule: x1:1c09f3:abba.`);
}
