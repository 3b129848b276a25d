/**
 * Who waits for what, read from `/proc` and said in words.
 *
 * @module
 */
import type { ProcessStatus } from "interleave/system";
import type { Waiting } from "./verdict.ts";

/**
 * The kernel names the function in which a process sleeps (`/proc/<pid>/wchan`). The names differ a
 * little between versions (`pipe_read`, `anon_pipe_read`), so parts of them are looked for, in order.
 */
const SLEEPS: readonly [RegExp, string][] = [
  [/do_wait/, "waits for a child to end"],
  [/pipe_read/, "reads from a pipe"],
  [/pipe_write/, "writes into a full pipe"],
  [/n_tty_read/, "reads from the terminal"],
  [/fifo_open|wait_for_partner/, "opens a named pipe that nobody else has open"],
  [/accept/, "waits for a connection"],
  [/unix_|tcp_|skb_|sk_wait/, "reads from a socket"],
  [/lock_inode|flock|fcntl/, "waits for a file lock"],
  [/futex/, "waits to be woken by another thread"],
  [/nanosleep/, "sleeps for a set time"],
  [/pause|sigsuspend|sigtimedwait/, "waits for a signal"],
  [/epoll|do_poll|do_sys_poll|do_select|poll_schedule/, "waits in its event loop"],
];

/** What each of these processes is doing at this moment. */
export function whatTheyDo(processes: readonly ProcessStatus[]): Waiting[] {
  return processes.map(({ pid, name, state }) => {
    const children = processes.filter((other) => other.ppid === pid).length;
    return { pid, name, state, doing: doing(pid, state, children) };
  });
}

function doing(pid: number, state: string, children: number): string {
  if (state === "R") return "runs";
  if (state === "T") return "was stopped by a signal";
  if (state === "D") return "waits for a device";
  const place = read(pid, "wchan");
  const words = SLEEPS.find(([pattern]) => pattern.test(place))?.[1] ?? "sleeps";
  if (words !== "waits in its event loop" || children === 0) return words;
  // An `await child.status` looks like any other wait of the event loop; its children tell it.
  return `${words}; ${
    children === 1 ? "a child of it has" : `${children} children of it have`
  } not ended`;
}

/** The kernel may keep this secret, and the process may be gone: then there is nothing to say. */
function read(pid: number, file: string): string {
  try {
    return Deno.readTextFileSync(`/proc/${pid}/${file}`);
  } catch {
    return "";
  }
}
