/** What wait() and waitpid() report, in both forms; prints JSON. */
import {
  exitNow,
  fork,
  kill,
  SystemError,
  wait,
  waitpid,
  waitpidSync,
  waitSync,
  WCONTINUED,
  WNOHANG,
  WUNTRACED,
} from "interleave/system";

const sleeper = (): number =>
  fork(() => {
    for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
  });
const refused = (call: () => unknown): string => {
  try {
    call();
    return "no error";
  } catch (error) {
    return error instanceof SystemError ? error.code : String(error);
  }
};
const out: Record<string, unknown> = {};

// B-188, B-189
const first = fork(() => exitNow(23));
const { pid, status, exitCode, how } = waitpidSync(first);
out.exited = [pid === first, status, exitCode, how];
const running = sleeper();
out.running = waitpidSync(running, WNOHANG);
kill(running, "SIGKILL");
out.killed = waitpidSync(running).exitCode;

// B-190
const children = [1, 2, 3].map((code) => fork(() => exitNow(code)));
const seen = [waitSync(), await wait(), waitSync()];
out.each = children.map((pid, i) => seen.find((s) => s.pid === pid)?.exitCode === i + 1);
out.none = [refused(waitSync), refused(() => waitpidSync(1)), await wait().catch((e) => e.code)];

// B-191
const probed = sleeper();
out.alive = refused(() => kill(probed, 0));
out.unknownSignal = refused(() => kill(probed, 999));
kill(probed, "SIGKILL");
while (refused(() => kill(probed, 0)) === "no error" && !isZombie(probed));
out.zombie = refused(() => kill(probed, 0));
waitpidSync(probed);
out.reaped = refused(() => kill(probed, 0));

// B-192
const stopped = sleeper();
kill(stopped, "SIGSTOP");
const stop = waitpidSync(stopped, WUNTRACED);
out.stopped = [stop.how, stop.signal, stop.exitCode];
kill(stopped, "SIGCONT");
out.continued = (await waitpid(stopped, WCONTINUED)).how;
kill(stopped, "SIGTERM");
out.terminated = (await waitpid(stopped)).exitCode;

// time-outs and aborts take nothing
const patient = sleeper();
out.timeouts = [
  await waitpid(patient, 0, { timeout: 20 }).catch((e) => e.name),
  refused(() => waitpidSync(patient, 0, { timeout: 20 })).split(":")[0],
  refused(() => waitSync({ timeout: 20 })).split(":")[0],
  await waitpid(patient, 0, { signal: AbortSignal.abort(new Error("enough")) }).catch((e) =>
    e.message
  ),
];
kill(patient, "SIGKILL");
out.afterwards = (await waitpid(patient)).exitCode;
console.log(JSON.stringify(out));

function isZombie(pid: number): boolean {
  return /^State:\s+Z/m.test(Deno.readTextFileSync(`/proc/${pid}/status`));
}
