// Catches the signals itself, remembers them, and sends them again when the work is over.
import { onSignal, raiseSignal } from "interleave/signals";

export async function uninterrupted<T>(work: () => Promise<T>): Promise<T> {
  const came = new Set<Deno.Signal>();
  try {
    using _handler = onSignal(["SIGINT", "SIGTERM"], (name) => came.add(name));
    return await work();
  } finally {
    for (const name of came) raiseSignal(name);
  }
}
