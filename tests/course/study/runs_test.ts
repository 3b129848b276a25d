import "../../open_libc.ts";
import { assert, assertEquals } from "@std/assert";
import { allProcesses } from "interleave/system";
import { isRunning, StudyPage, until } from "./study_page.ts";
import { times } from "../../sample.ts";

const LINUX = Deno.build.os === "linux";
const POST = { method: "POST", body: "{}" };

/** Everybody who was started by the learner's server, without the server. */
function descendantsOf(page: StudyPage): number[] {
  const marks = `INTERLEAVE_COURSE_DIR=${page.learner.dir}`;
  return allProcesses().filter((pid) => pid !== page.process.pid && isRunning(pid)).filter(
    (pid) => {
      try {
        return Deno.readTextFileSync(`/proc/${pid}/environ`).includes(marks);
      } catch {
        return false;
      }
    },
  );
}

/** At once. */
const REQUESTS = times(1000, 300);

Deno.test({
  name: "many requests for runs at once: three run, and with the clients nothing of them is left",
  ignore: !LINUX,
  timeout: 60_000,
  async fn(): Promise<void> {
    await using page = await StudyPage.start();
    const leave = new AbortController();
    const answers = await Promise.all(
      Array.from({ length: REQUESTS }, async () => {
        const response = await page.ask("/api/demo/02/2", { ...POST, signal: leave.signal });
        if (response.status !== 200) await response.body?.cancel();
        return response;
      }),
    );
    const statuses = answers.map(({ status }) => status);
    assertEquals(statuses.filter((status) => status === 200).length, 3);
    assertEquals(statuses.filter((status) => status === 429).length, REQUESTS - 3);
    assertEquals(await page.statusOf("/"), 200, "reading goes on");
    await until(() => descendantsOf(page).length >= 3);
    leave.abort();
    await Promise.all(answers.map((answer) => answer.body?.cancel().catch(() => {})));
    await until(() => descendantsOf(page).length === 0);
    await until(async () => {
      const again = await page.ask("/api/demo/01/1", POST);
      return (await again.text()).includes('"held":true');
    });
  },
});

Deno.test({
  name: "a client that vanishes takes its run along",
  ignore: !LINUX,
  timeout: 60_000,
  async fn(): Promise<void> {
    await using page = await StudyPage.start();
    const { pid, leave } = await page.startWaiting();
    assert(isRunning(pid));
    leave.abort();
    await until(() => !isRunning(pid));
    assertEquals(await page.statusOf("/"), 200);
  },
});

for (const signal of ["SIGKILL", "SIGTERM"] as const) {
  Deno.test({
    name: `${signal} to the server ends what it runs`,
    ignore: !LINUX,
    timeout: 60_000,
    async fn(): Promise<void> {
      await using page = await StudyPage.start();
      const { pid, leave } = await page.startWaiting();
      page.process.kill(signal);
      const { code } = await page.process.status;
      assertEquals(code, signal === "SIGTERM" ? 143 : 137);
      await until(() => !isRunning(pid));
      leave.abort();
    },
  });
}
