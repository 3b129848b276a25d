import { libc, requireLinux, systemError } from "./libc.ts";
import { getpid } from "./pids.ts";

const O_CLOEXEC = 0o2000000;

/** Opens the reading end of the pipe that it is given, does what comes first, and goes on in the background. */
const CARETAKER = `
exec 3<"$1" || exit 1
first=$2
shift 2
made=$(eval "$first" </dev/null 2>/dev/null) || exit 1
( trap '' HUP INT TERM
  while read -r _ <&3; do :; done
  exec 3<&-
  eval "$0" ) </dev/null >/dev/null &`;

/**
 * Has a shell command run when this process has ended, however it ended.
 *
 * A small shell waits for it: at the reading end of a pipe whose other end only this process has, and
 * which the system closes when it ends.
 *
 * What is to be removed then is made by that shell, too: there is no moment at which it would be
 * forgotten.
 *
 * @param make What to run first, in the words of `/bin/sh`; it finds `args` as `$1`, `$2`, …
 * @param command What to run after the end, likewise; `$made` is what the first one has printed.
 * @param args Their arguments.
 * @returns Has the command run now instead.
 * @throws {UnsupportedError} outside Linux, and without `--allow-ffi`.
 * @throws {Error} if what comes first has failed.
 */
export function afterDeath(
  make: string,
  command: string,
  args: readonly string[],
): () => void {
  const action = "have something done after the end of this process";
  requireLinux(action, "/proc/<pid>/fd");
  const { pipe2, close } = libc(action);
  const ends = new Int32Array(2);
  if (pipe2!(ends, O_CLOEXEC) === -1) throw systemError(action);
  const [reading, writing] = ends as unknown as [number, number];
  const { success } = new Deno.Command("/bin/sh", {
    args: ["-c", CARETAKER, command, `/proc/${getpid()}/fd/${reading}`, make, ...args],
    stdin: "null",
    stdout: "null",
    stderr: "inherit",
    detached: true,
  }).outputSync();
  close(reading);
  if (!success) {
    close(writing);
    throw new Error(`Cannot ${action}: /bin/sh has failed to run ${make}`);
  }
  let over = false;
  return () => {
    if (!over) close(writing);
    over = true;
  };
}
