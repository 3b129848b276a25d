/**
 * The child process in which a program is explored, so that it can be killed whatever it does.
 *
 * Gets its orders as the argument; writes its answer as one line after a mark that no program prints,
 * and waits to be killed: its workers may not end on their own.
 *
 * @module
 */

import { findProgram } from "./engines/find_program.ts";
import { Workers } from "./engines/workers.ts";
import { fillIn } from "./options.ts";
import type { Answer, ChildOrders } from "./child.ts";
import { reportOf } from "./report/report.ts";
import { codeNumber, scheduleOf, turnsOf } from "./report/token.ts";
import { replayed } from "./report/replayed.ts";
import { possible } from "./search/possible.ts";
import { investigate } from "./search/investigate.ts";

if (import.meta.main) {
  const orders: ChildOrders = JSON.parse(Deno.args[0]!);
  const answer = await obey(orders).catch((error): Answer => ({ error: told(error) }));
  console.log(`\n${orders.mark}${JSON.stringify(answer)}`);
}

async function obey({ place, limits, replay, follow }: ChildOrders): Promise<Answer> {
  const started = performance.now();
  const filled = fillIn(limits);
  const program = await findProgram(place.module, place.program);
  const source = await sourceOf(place.module);
  const { timeouts, spurious } = filled;
  const number = codeNumber(source, place.program, `${timeouts} ${spurious}`);
  const code = { title: place.program, number, source };
  const schedule = replay === undefined ? undefined : scheduleOf(replay, number);
  const runner = await Workers.start(place, filled);
  if (schedule !== undefined) return { trace: replayed(runner, schedule, code) };
  if (follow !== undefined) {
    return { trace: replayed(runner, possible(runner, wanted(follow, runner.threads)), code) };
  }
  const hasInvariant = program.invariant !== undefined;
  const investigation = investigate(runner, { ...filled, hasInvariant });
  return { report: reportOf(runner, investigation, code, filled.seed, started) };
}

/** The numbers of the threads whose turn it is. */
function wanted(turns: string | readonly string[], threads: readonly string[]): number[] {
  if (typeof turns === "string") return turnsOf(turns);
  return turns.map((name) => {
    const number = threads.indexOf(name);
    if (number >= 0) return number;
    throw new TypeError(
      `Cannot give a turn to ${JSON.stringify(name)}: the threads are ${threads.join(", ")}`,
    );
  });
}

/** The source of a module; empty where it cannot be read. */
async function sourceOf(module: string): Promise<string> {
  try {
    return await (await fetch(module)).text();
  } catch {
    return "";
  }
}

function told(error: unknown): Answer["error"] {
  const { name, message, stack = "" } = error instanceof Error ? error : new Error(String(error));
  return { name, message, stack };
}
