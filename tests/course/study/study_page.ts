import { assert } from "@std/assert";
import { TextLineStream } from "@std/streams";
import { processStatus } from "interleave/system";
import { SCAFFOLD } from "../../../course/scaffold.ts";
import { Learner, LESSONS } from "../cli.ts";

/** A learner with `deno task study` running: three small lessons, and a folder of their own. */
export class StudyPage implements AsyncDisposable {
  readonly learner: Learner;
  readonly process: Deno.ChildProcess;
  /** The address with its token. */
  readonly url: URL;
  readonly #lessons: string;

  private constructor(learner: Learner, process: Deno.ChildProcess, url: URL, lessons: string) {
    this.learner = learner;
    this.process = process;
    this.url = url;
    this.#lessons = lessons;
  }

  static async start(): Promise<StudyPage> {
    const learner = await Learner.begin();
    const lessons = await Deno.makeTempDir({ prefix: "lessons-" });
    // Not as links: the compiler would go by where they lead to, and know nothing of the answer.
    const folders = [
      `${LESSONS}01_first_steps`,
      `${LESSONS}02_trouble`,
      `${SCAFFOLD}42_new_lesson`,
    ];
    await new Deno.Command("cp", { args: ["-r", ...folders, lessons] }).output();
    const env = { INTERLEAVE_LESSONS: lessons };
    const process = learner.command("study", { env }).spawn();
    const lines = process.stdout
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new TextLineStream())
      .getReader();
    const { value } = await lines.read();
    assert(value !== undefined, "the server has said nothing");
    lines.read().then(() => lines.cancel()); // the second line, and no more
    return new StudyPage(learner, process, new URL(value.trim()), lessons);
  }

  get port(): number {
    return Number(this.url.port);
  }

  get token(): string {
    return this.url.searchParams.get("token")!;
  }

  /** What the learner's browser sends with each request of the page. */
  get headers(): Record<string, string> {
    return {
      Cookie: `interleave-${this.port}=${this.token}`,
      Origin: this.url.origin,
      "Content-Type": "application/json",
    };
  }

  /** A request as the page makes it, unless told otherwise. */
  async ask(
    path: string,
    { headers = {}, ...init }: Omit<RequestInit, "headers"> & {
      headers?: Record<string, string>;
    } = {},
  ): Promise<Response> {
    return await fetch(new URL(path, this.url), {
      redirect: "manual",
      ...init,
      headers: { ...this.headers, ...headers },
    });
  }

  /** A request that only has to come back: its status. */
  async statusOf(path: string, init?: Parameters<StudyPage["ask"]>[1]): Promise<number> {
    const response = await this.ask(path, init);
    await response.body?.cancel();
    return response.status;
  }

  /** Starts the demo that waits for a minute; gives its process, and what ends the request. */
  async startWaiting(): Promise<{ pid: number; leave: AbortController }> {
    const leave = new AbortController();
    const init = { method: "POST", body: "{}", signal: leave.signal };
    const { body } = await this.ask("/api/demo/02/2", init);
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (;;) {
      const { value, done } = await reader.read();
      assert(!done, `the demo has ended: ${text}`);
      text += value;
      const pid = /\(pid (\d+)\) {2}waits/.exec(text)?.[1];
      if (pid === undefined) continue;
      reader.closed.catch(() => {}); // the request is about to be aborted
      return { pid: Number(pid), leave };
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.process.kill("SIGTERM");
    } catch {
      // It has ended.
    }
    await this.process.status;
    await this.process.stderr.cancel();
    await this.learner[Symbol.asyncDispose]();
    await Deno.remove(this.#lessons, { recursive: true });
  }
}

/** Whether a process is there and does anything: a zombie only waits to be counted. */
export function isRunning(pid: number): boolean {
  const state = processStatus(pid)?.state;
  return state !== undefined && state !== "Z";
}

/** Waits until something is so; the test's own deadline is the limit. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!await isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}
