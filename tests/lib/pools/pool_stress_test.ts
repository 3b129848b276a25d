import { assert, assertEquals, assertInstanceOf } from "@std/assert";
import { kill, processStatus } from "interleave/system";
import { Pool, WorkerLostError } from "interleave/pools";
import "../../open_libc.ts";
import * as work from "./pool_fixture.ts";

const module = new URL("./pool_fixture.ts", import.meta.url).href;

/** A generator of numbers from 0 to 1 that is the same for the same seed. */
function random(seed: number): () => number {
  return () => {
    seed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) + 0x9e3779b9 | 0;
    return (seed >>> 0) / 2 ** 32;
  };
}

/**
 * Has so many tasks done while at most so many workers are killed; every task must come to an end.
 *
 * @returns How many were killed.
 */
export async function survive(tasks: number, kills: number, seed: number): Promise<number> {
  const next = random(seed);
  const pool = new Pool(4, { module });
  const killed = new Set<number>();
  const results: Promise<unknown>[] = [];
  let ended = 0;
  const killAt = new Set(Array.from({ length: kills }, () => Math.floor(next() * tasks)));
  for (let i = 0; i < tasks; i++) {
    const result = pool.apply(work.square, [i]);
    results.push(
      result.then((value) => assertEquals(value, i * i), (error) => {
        assertInstanceOf(error, WorkerLostError);
        assert(/was killed by SIGKILL/.test(error.message), error.message);
      }).finally(() => {
        if (!killAt.has(ended++)) return;
        const workers = pool.workers.filter(({ ident }) => !killed.has(ident));
        if (workers.length === 0) return;
        const { ident } = workers[Math.floor(next() * workers.length)]!;
        kill(ident, "SIGKILL");
        killed.add(ident);
      }),
    );
  }
  await Promise.all(results);
  const pids = new Set([...killed, ...pool.workers.map(({ ident }) => ident)]);
  pool.close();
  await pool.join();
  for (const pid of pids) assertEquals(processStatus(pid), null, `process ${pid} is left`);
  return killed.size;
}

Deno.test(
  "every task has its result or an error that names the signal, however many workers are killed",
  {
    timeout: 120_000,
  },
  async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    console.log(`seed ${seed}`);
    assert(await survive(1000, 8, seed) >= 4);
  },
);

if (import.meta.main) {
  const [tasks = "10000", kills = "50", seed = "1"] = Deno.args;
  console.log(await survive(Number(tasks), Number(kills), Number(seed)), "workers killed");
}

for (const how of ["drain", "terminate", "nothing"] as const) {
  Deno.test(`Ctrl-C during many tasks (${how}): the program ends soon, and no worker is left`, {
    timeout: 60_000,
  }, async () => {
    const program = new URL("./programs/interrupted.ts", import.meta.url).href;
    const child = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", program, how],
      stdout: "piped",
      detached: true,
    }).spawn();
    const lines = child.stdout.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]();
    const pids: number[] = JSON.parse((await lines.next()).value!);
    // As a terminal does: to the whole group, workers included.
    Deno.kill(-child.pid, "SIGINT");
    let rest = "";
    for (let next = await lines.next(); !next.done; next = await lines.next()) rest += next.value;
    const { code, signal } = await child.status;
    if (how === "nothing") {
      assertEquals(signal, "SIGINT");
    } else {
      assertEquals(code, 0);
      const { done, of } = JSON.parse(rest);
      if (how === "drain") assertEquals(done, of);
      else assert(done < of);
    }
    for (const pid of pids) {
      // A killed parent's workers end with it, told by the system.
      while ((processStatus(pid)?.state ?? "Z") !== "Z") {
        await new Promise((go) => setTimeout(go, 10));
      }
    }
  });
}
