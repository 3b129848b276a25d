import { libc, requireLinux, systemError } from "./libc.ts";
import { getpid } from "./pids.ts";

const O_CLOEXEC = 0o2000000;

/** Opens the reading end of the pipe that it is given, does what comes first, and goes on in the background. */
const CARETAKER = `
exec 3<"$1" 4>&2 2>/dev/null || exit 1
first=$2
shift 2
eval "$first" || exit 1
exec 2>&4 4>&-
( trap '' HUP INT TERM
  while read -r word <&3; do told=$word; done
  exec 3<&-
  eval "$0" ) </dev/null >/dev/null &`;

/** A shell that waits for the end of this process. */
export interface Caretaker {
  /** Tells it a line of text. */
  tell(line: string): void;
  /** Has it do now what it is there for. */
  act(): void;
}

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
 * @param command What to run after the end, likewise; `$told` is the last line that it was told, if any.
 * @param args Their arguments.
 * @throws {UnsupportedError} outside Linux, and without `--allow-ffi`.
 * @throws {Error} if what comes first has failed.
 */
export function afterDeath(make: string, command: string, args: readonly string[]): Caretaker {
  const action = "have something done after the end of this process";
  requireLinux(action, "/proc/<pid>/fd");
  const { pipe2, close, write } = libc(action);
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
  let isOver = false;
  return {
    tell(line): void {
      const bytes = new TextEncoder().encode(`${line}\n`);
      write(writing, bytes, BigInt(bytes.length));
    },
    act(): void {
      if (!isOver) close(writing);
      isOver = true;
    },
  };
}
