import { childFlags } from "../workers/child_flags.ts";
import { RemoteError } from "../errors.ts";
import type { ProgramPlace } from "./engines/workers.ts";
import type { ExploreLimits } from "./options.ts";
import type { Report } from "./report/report.ts";
import type { Trace } from "./report/trace.ts";

/** What the child is to do. */
export interface ChildOrders {
  readonly place: ProgramPlace;
  readonly limits: ExploreLimits;
  /** A token: replay that instead of exploring. */
  readonly replay?: string | undefined;
  /** A token, or whose turn it is, by name: follow that, as far as it goes. */
  readonly follow?: string | readonly string[] | undefined;
  /** Stands in front of the answer. */
  readonly mark: string;
}

/** What the child answers: one of these. */
export interface Answer {
  readonly report?: Report;
  readonly trace?: Trace;
  readonly error?: { readonly name: string; readonly message: string; readonly stack: string };
}

/** How long the child may take for its start and its end, in milliseconds. */
const MARGIN = 5000;

/**
 * Has a child process do it, and kills it when it has answered or its time is up.
 *
 * @returns The answer; `undefined` if there was none in time.
 * @throws {TypeError} if the child found the request wrong.
 * @throws {RemoteError} if the child failed.
 */
export async function askChild(
  orders: Omit<ChildOrders, "mark">,
  timeMs: number,
  signal?: AbortSignal,
): Promise<Answer | undefined> {
  signal?.throwIfAborted();
  const mark = `\u0001${crypto.randomUUID()} `;
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      ...childFlags(),
      new URL("./explore_main.ts", import.meta.url).href,
      JSON.stringify({ ...orders, mark }),
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

function accept(answer: Answer): Answer {
  const { error } = answer;
  if (error === undefined) return answer;
  if (error.name === "TypeError") throw new TypeError(error.message);
  if (error.name === "RangeError") throw new RangeError(error.message);
  throw new RemoteError("The explorer", error);
}

/** Reads up to the line that begins with the mark, and gives the rest of it. */
async function lineAfter(
  output: ReadableStream<Uint8Array>,
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
