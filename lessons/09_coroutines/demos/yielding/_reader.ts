import type { Steps } from "../_loop.ts";

export function* sing(heard: string[]): Steps {
  for (let i = 0; i < 3; i++) {
    heard.push("la");
    yield;
  }
}

export function* read(heard: string[], file: URL): Steps {
  heard.push("reader");
  yield Promise.resolve(); // fulfilled already
  const text = (yield Deno.readTextFile(file)) as string;
  heard.push(`read ${text.trimEnd().split("\n").length} lines`);
  try {
    yield Promise.reject(new Error("no more"));
  } catch (error) {
    heard.push(`caught: ${(error as Error).message}`);
  }
}
