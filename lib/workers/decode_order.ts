import type { Beside } from "../codec/reader.ts";
import { loadLate } from "./load_late.ts";

/** Who has classes whose objects travel: to threads from both worlds, to processes from theirs. */
const DOORS = {
  thread: ["../threads.ts", "../processes.ts", "../managers.ts"],
  process: ["../processes.ts", "../managers.ts"],
} as const;
/** How one of our objects begins in a message: see writer.ts in lib/codec. */
const HANDLE = /\["\x7fH","([^"]+)"/g;

/**
 * Turns encoded arguments or fields back into values.
 *
 * Most are plain JSON, and a child that starts quickly loads no more than it needs.
 *
 * @param here What receives them.
 * @param beside What came beside the text.
 */
export async function decodeOrder(
  text: string,
  here: "process" | "thread",
  beside?: Beside,
): Promise<unknown> {
  if (text.startsWith("J")) return JSON.parse(text.slice(1));
  const { decodeText, isRegistered } = await loadLate<
    typeof import("../codec/codec.ts")
  >("../codec/codec.ts", import.meta.url);
  const tags = Array.from(text.matchAll(HANDLE), ([, tag]) => tag!);
  for (const door of DOORS[here]) {
    // Only who has loaded the class of an object can receive it.
    if (tags.every(isRegistered)) break;
    await loadLate(door, import.meta.url);
  }
  return decodeText(text, beside);
}
