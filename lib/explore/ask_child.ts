import { childFlags } from "../workers/child_flags.ts";
import { RemoteError } from "../errors.ts";
import type { Answer, Marked } from "./answer_parent.ts";

/** How long the child may take for its start and its end, in milliseconds. */
const MARGIN = 5000;

/**
 * Has a child process do it, and kills it when it has answered or its time is up.
 *
 * @param main The module of the child, which calls `answerParent()`.
 * @returns The answer; `undefined` if there was none in time.
 * @throws {TypeError} if the child found the request wrong.
 * @throws {RemoteError} if the child failed.
 */
export async function askChild<Orders, A>(
  main: URL,
  orders: Orders,
  timeMs: number,
  signal?: AbortSignal,
): Promise<A | undefined> {
  signal?.throwIfAborted();
  const mark = `\u0001${crypto.randomUUID()} `;
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      ...childFlags(),
      main.href,
      JSON.stringify({ orders, mark } satisfies Marked<Orders>),
    ],
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const complaints = new Response(child.stderr).text();
  const kill = (): void => {
    try {
      child.kill("SIGKILL");
    } catch {
      // It has ended on its own.
    }
  };
  const timer = setTimeout(kill, timeMs + MARGIN);
  signal?.addEventListener("abort", kill, { once: true });
  try {
    const line = await lineAfter(child.stdout, mark);
    signal?.throwIfAborted();
    if (line !== undefined) return accept(JSON.parse(line));
    kill();
    const { signal: killed } = await child.status;
    if (killed === "SIGKILL") return undefined;
    throw new RemoteError("The explorer", {
      name: "Error",
      message: (await complaints).trim() || "it ended without an answer",
      stack: "",
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", kill);
    kill();
    await Promise.all([child.status, complaints]);
  }
}

function accept<A>({ answer, error }: Answer<A>): A | undefined {
  if (error === undefined) return answer;
  if (error.name === "TypeError") throw new TypeError(error.message);
  if (error.name === "RangeError") throw new RangeError(error.message);
  throw new RemoteError("The explorer", error);
}

/** Reads up to the line that begins with the mark, and gives the rest of it. */
async function lineAfter(
  output: ReadableStream<Uint8Array<ArrayBuffer>>,
  mark: string,
): Promise<string | undefined> {
  let text = "";
  for await (const chunk of output.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const from = text.indexOf(mark);
    const end = from < 0 ? -1 : text.indexOf("\n", from);
    if (end >= 0) return text.slice(from + mark.length, end);
  }
  return undefined;
}
