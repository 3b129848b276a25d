import { Usage } from "./usage.ts";

/**
 * The schedule that was asked for with `--replay`, if any.
 *
 * @throws {Usage} for anything but a token.
 */
export async function replayOf(given?: string | boolean): Promise<string | undefined> {
  if (given === undefined) return undefined;
  const { isReplayToken } = await import("interleave/explore");
  const token = String(given);
  if (isReplayToken(token)) return token;
  throw new Usage(`No token ${token}. It stands below a failing schedule: x1:1c09f3:abba.`);
}
