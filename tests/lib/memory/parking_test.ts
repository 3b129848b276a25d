import { assertEquals } from "@std/assert";
import { processMemory, processRegionOf } from "../../../lib/memory/process_memory.ts";
import { waitAsync, waitSync } from "../../../lib/memory/wait.ts";
import { runProgram } from "../../run_program.ts";

const program = new URL("./programs/wait_for_word.ts", import.meta.url).href;

for (const how of ["sync", "async"] as const) {
  Deno.test({
    name: `park() and unpark() of a word reach across processes and back, ${how}`,
    timeout: 30_000,
    async fn(): Promise<void> {
      const region = processMemory().reserve(2);
      const cell = region.cell(0);
      const wanted = [1, 3, 5];
      const children = wanted.map((value) =>
        new Deno.Command(Deno.execPath(), {
          args: ["run", "-A", program, JSON.stringify(processRegionOf(region)), how, `${value}`],
        }).spawn()
      );
      await waitAsync(region.cell(1), () => isNow(region.cell(1), 3), Infinity, undefined);
      for (const value of wanted) {
        cell.store(value);
        cell.unpark(Infinity);
        const attempt = (): true | number => isNow(cell, value + 1);
        if (how === "sync") waitSync(cell, attempt, Infinity);
        else await waitAsync(cell, attempt, Infinity, undefined);
      }
      for (const child of children) assertEquals((await child.status).code, 0);
      region.release();
    },
  });
}

Deno.test("waitAsync() in any memory keeps no program alive when the waits are over", async () => {
  const started = performance.now();
  const end = await runProgram(import.meta.url, "./programs/nothing_left.ts");
  assertEquals([end.stdout, end.stderr, end.code], ["true\ntrue\ntrue\n", "", 0]);
  assertEquals(performance.now() - started < 25_000, true);
});

Deno.test("processMemory() is shared by a forked child, which is somebody of its own there", async () => {
  const end = await runProgram(import.meta.url, "./programs/forked.ts", { forks: true });
  assertEquals([end.stderr, end.code], ["", 0]);
  assertEquals(JSON.parse(end.stdout), {
    exitCode: 0,
    ball: 100,
    childIsItself: true,
    parentIsItself: true,
    childIsAlive: false,
    childWasKilled: false,
  });
});

Deno.test("processMemory() of a killed process is gone from the system", async () => {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", new URL("./programs/hold_memory.ts", import.meta.url).href],
    stdout: "piped",
  }).spawn();
  const reader = child.stdout.getReader();
  await reader.read();
  const file = memoryFilesOf(child.pid);
  assertEquals(file.length, 1);
  child.kill("SIGKILL");
  await child.status;
  await reader.cancel();
  const left = [...Deno.readDirSync("/proc")]
    .filter(({ name }) => /^\d+$/.test(name))
    .flatMap(({ name }) => memoryFilesOf(Number(name)));
  assertEquals(left.includes(file[0]!), false);
});

function isNow(cell: { load(): number }, wanted: number): true | number {
  const value = cell.load();
  return value === wanted ? true : value;
}

/** The numbers of the files without a name that a process has open. */
function memoryFilesOf(pid: number): number[] {
  const folder = `/proc/${pid}/fd`;
  try {
    return [...Deno.readDirSync(folder)]
      .filter(({ name }) => Deno.readLinkSync(`${folder}/${name}`).startsWith("/memfd:interleave"))
      .map(({ name }) => Deno.statSync(`${folder}/${name}`).ino!);
  } catch {
    return []; // it has ended, or is another user's
  }
}
