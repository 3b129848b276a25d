/** The least that a Worker can do: run a function of a module, say so, and end. */

import { empty } from "./empty.ts";

const { postMessage, close } = globalThis as unknown as {
  postMessage(message: unknown): void;
  close(): void;
};

empty();
postMessage(null);
close();
