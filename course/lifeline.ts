/**
 * Ends the course when the program that started it is gone.
 *
 * Between the learner's shell and us stand `npx`, `node`, `sh` and `deno task`. Ctrl-C reaches all of
 * them; a SIGKILL only the one it was sent to, and we would run on, unseen. Linux does not tell a
 * process about its ancestors (PR_SET_PDEATHSIG is about the parent alone), so we look.
 *
 * @module
 */

/** A process; the time of its start tells it from a later one with the same number. */
interface Ancestor {
  readonly pid: number;
  readonly startTime: string;
}

interface Stat extends Ancestor {
  readonly name: string;
  readonly state: string;
  readonly parent: number;
  readonly group: number;
}

const WRAPPER = /^(deno|node|npm|npx|MainThread)/;
const SHELL = /^(sh|dash|bash)$/;
const LOOK_MS = 250;

/**
 * Calls `stop`, once, within 0.3 s after one of the programs that wrap this one has ended. Does
 * nothing on other systems than Linux.
 */
export function watchWrappers(stop: () => void): void {
  if (Deno.build.os !== "linux") return;
  const ancestors = wrappers();
  if (ancestors.length === 0) return;
  const timer = setInterval(() => {
    if (ancestors.every(isAlive)) return;
    clearInterval(timer);
    stop();
  }, LOOK_MS);
}

/**
 * The programs around this one: ancestors in the same process group, up to the last that is a deno,
 * node or npm. A shell counts between two of them only: the learner's own is none of our business.
 */
function wrappers(): Ancestor[] {
  const own = stat(Deno.pid);
  const chain: Stat[] = [];
  for (let each = own && stat(own.parent); each && each.group === own?.group;) {
    if (!WRAPPER.test(each.name) && !SHELL.test(each.name)) break;
    chain.push(each);
    each = stat(each.parent);
  }
  return chain.slice(0, chain.findLastIndex(({ name }) => WRAPPER.test(name)) + 1);
}

function isAlive({ pid, startTime }: Ancestor): boolean {
  const now = stat(pid);
  return now !== undefined && now.startTime === startTime && !"ZX".includes(now.state);
}

/** What `/proc` tells of a process, or `undefined` when there is none. */
function stat(pid: number): Stat | undefined {
  let text: string;
  try {
    text = Deno.readTextFileSync(`/proc/${pid}/stat`);
  } catch {
    return undefined;
  }
  // "pid (name) state parent group …": the name may hold spaces and brackets.
  const nameEnd = text.lastIndexOf(")");
  const fields = text.slice(nameEnd + 2).split(" ");
  return {
    pid,
    name: text.slice(text.indexOf("(") + 1, nameEnd),
    state: fields[0]!,
    parent: Number(fields[1]),
    group: Number(fields[2]),
    startTime: fields[19]!,
  };
}
