import { assertSame, assertShown, Chance, listProcesses, Stage, valueOf } from "interleave/checks";
import { hasEnded, until } from "interleave/evidence";
import { getSignal, kill, signal } from "interleave/signals";
import {
  childrenOf,
  exitNow,
  fork,
  getpid,
  type ProcessStatus,
  waitpidSync,
} from "interleave/system";
import { startReaper } from "../exercises/05_reaper.ts";

const chance = new Chance();

/** What the reaper told, and what was there in the end. */
interface Seen {
  /** The exit codes that were told, in the order of the children. */
  readonly codes: readonly (readonly number[])[];
  readonly left: readonly ProcessStatus[];
  readonly restored: boolean;
}

/** Runs on the stage: children that end at once, and perhaps one that does not. */
export async function play(codes: readonly number[], onLooker: boolean): Promise<Seen> {
  const mine = (): void => {};
  signal("SIGCHLD", mine);
  const told = new Map<number, number[]>();
  const looker = onLooker ? fork(() => kill(getpid(), "SIGSTOP")) : 0;
  const pids: number[] = [];
  {
    using _reaper = startReaper((pid, code) => told.set(pid, [...(told.get(pid) ?? []), code]));
    pids.push(...codes.map((code) => fork(() => exitNow(code))));
    until("the end of the children", () => pids.every(hasEnded)); // no handler can run meanwhile
    for (let i = 0; i < 200 && told.size < pids.length; i++) await turn();
    for (let i = 0; i < 3; i++) await turn(); // would it tell one twice?
  }
  const restored = getSignal("SIGCHLD") === mine;
  const left = childrenOf().filter(({ pid }) => pid !== looker);
  if (looker !== 0) {
    kill(looker, "SIGKILL");
    waitpidSync(looker);
  }
  return { codes: pids.map((pid) => told.get(pid) ?? []), left, restored };
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}

function freshCodes(): number[] {
  return Array.from({ length: chance.int(4, 8) }, () => chance.int(0, 255));
}

async function watch(codes: readonly number[], onLooker: boolean): Promise<Seen> {
  await using program = new Stage(import.meta.url, play, [codes, onLooker]);
  return await valueOf(program, call(codes, onLooker));
}

function call(codes: readonly number[], onLooker = false): string {
  const more = onLooker ? ", and one that is there still" : "";
  return `children that end at once with ${codes.join(", ")}${more}   (seed ${chance.seed})`;
}

Deno.test("each end is told once, with its exit code, although there is no other child", async () => {
  const codes = freshCodes();
  const seen = await watch(codes, false);
  assertSame(call(codes), seen.codes, codes.map((code) => [code]));
});

Deno.test("no zombie is left", async () => {
  const codes = freshCodes();
  const { left } = await watch(codes, false);
  assertShown(left.length === 0, {
    input: call(codes),
    expected: "no children",
    actual: listProcesses(left),
  });
});

Deno.test("a child that does not end holds nobody up", async () => {
  const codes = freshCodes();
  const seen = await watch(codes, true);
  assertSame(call(codes, true), seen.codes, codes.map((code) => [code]));
});

Deno.test("once it is disposed, what was set before is set again", async () => {
  const codes = freshCodes();
  const { restored } = await watch(codes, false);
  assertShown(restored, {
    input: call(codes),
    expected: "mine is set again for SIGCHLD",
    actual: "something else is set",
  });
});
