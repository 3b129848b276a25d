// What is ignored is lost.

import { SIG_IGN, signal } from "interleave/signals";

/** Does `work()` to its end, whoever asks for another end meanwhile. */
export async function uninterrupted<T>(work: () => Promise<T>): Promise<T> {
  const before = (["SIGINT", "SIGTERM"] as const).map((name) =>
    [name, signal(name, SIG_IGN)] as const
  );
  try {
    return await work();
  } finally {
    for (const [name, disposition] of before) signal(name, disposition);
  }
}
