import type { SentError } from "../workers/rebuild_error.ts";

/** What a client asks for. */
export type Request =
  | readonly [id: number, act: "make", kind: string, args: readonly unknown[]]
  | readonly [id: number, act: "find", name: string]
  | readonly [id: number, act: "call", object: number, method: string, args: readonly unknown[]]
  | readonly [id: number, act: "cancel", request: number]
  | readonly [id: number, act: "stop"];

/** What the server answers: what the method gave, or what it threw; the number of an object. */
export type Answer =
  | readonly [id: number, failed: false, value: unknown]
  | readonly [id: number, failed: true, error: SentError];

/** The longest message, in bytes. */
export const MESSAGE_LIMIT = 64 * 1024 * 1024;
