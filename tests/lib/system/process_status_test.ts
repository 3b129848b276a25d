import { assertEquals, assertMatch } from "@std/assert";
import { getpgid, getpid, getppid, getsid, kill, processStatus } from "interleave/system";
import { runProgram } from "../../run_program.ts";

Deno.test("processStatus() agrees with the system calls about this process", () => {
  const status = processStatus()!;
  assertEquals([status.pid, status.ppid], [getpid(), getppid()]);
  assertEquals([status.pgid, status.sid], [getpgid(), getsid()]);
  assertEquals(status.stat[0], status.state);
});

Deno.test("processStatus() reads a name with spaces and parentheses, and the letters of its state", async () => {
  const folder = await Deno.makeTempDir();
  const odd = `${folder}/a) (b`;
  await Deno.copyFile("/bin/sleep", odd);
  const child = new Deno.Command(odd, { args: ["60"] }).spawn();
  while (processStatus(child.pid)?.name !== "a) (b") await pause();
  while (processStatus(child.pid)?.state !== "S") await pause();
  kill(child.pid, "SIGSTOP");
  while (processStatus(child.pid)?.state !== "T") await pause();
  kill(child.pid, "SIGKILL");
  await child.status;
  assertEquals(processStatus(child.pid), null);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("processStatus() without the permission to read /proc says which flag it needs", async () => {
  const end = await runProgram(import.meta.url, "./programs/status.ts", {
    flags: ["--allow-read"],
  });
  assertMatch(end.stdout, /^UnsupportedError: Cannot read \/proc.*-A/);
});

Deno.test("Calls into the C library without --allow-ffi say what they need, and importing works", async () => {
  const end = await runProgram(import.meta.url, "./programs/no_ffi.ts", { flags: [] });
  assertEquals(end.code, 0);
  assertMatch(end.stdout, /^UnsupportedError: Cannot kill .*--allow-ffi/);
});

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}
