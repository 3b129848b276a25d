import { assert, assertEquals } from "@std/assert";
import { TextLineStream } from "@std/streams";
import { processStatus } from "interleave/system";
import { type CliOptions, Learner } from "./cli.ts";

const LINUX = Deno.build.os === "linux";

/** A demo that runs for a minute, once its child process has told its pid. */
async function startWaiting(
  learner: Learner,
  options: CliOptions = {},
): Promise<{ course: Deno.ChildProcess; child: number; end: Promise<string> }> {
  const course = learner.command("lesson 02 demo waits", options).spawn();
  const lines = course.stdout
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new TextLineStream())
    .getReader();
  for (;;) {
    const { value, done } = await lines.read();
    assert(!done, "the demo ended before its child had spoken");
    const pid = value.match(/\(pid (\d+)\) {2}waits/)?.[1];
    if (!pid) continue;
    const rest = async (): Promise<string> => {
      while (!(await lines.read()).done);
      return await new Response(course.stderr).text();
    };
    return { course, child: Number(pid), end: rest() };
  }
}

/** Whether a process is there and does anything: a zombie only waits to be counted. */
function isRunning(pid: number): boolean {
  const state = processStatus(pid)?.state;
  return state !== undefined && state !== "Z";
}

for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143], ["SIGHUP", 129]] as const) {
  Deno.test({
    name: `${signal} ends the course with ${code}, its demo before it, and no words`,
    ignore: !LINUX,
    async fn(): Promise<void> {
      await using learner = await Learner.begin();
      const { course, child, end } = await startWaiting(learner);
      course.kill(signal);
      assertEquals((await course.status).code, code);
      assert(!isRunning(child));
      assertEquals(await end, "");
    },
  });
}

Deno.test({
  name: "the course ends when the `deno task` around it is killed, and leaves nothing running",
  ignore: !LINUX,
  async fn(): Promise<void> {
    await using learner = await Learner.begin();
    const program = [Deno.execPath(), "task", "--quiet"];
    const { course, child, end } = await startWaiting(learner, { program });
    course.kill("SIGKILL");
    await course.status;
    await end; // the pipe ends with its last writer, the course
    assert(!isRunning(child));
  },
});
