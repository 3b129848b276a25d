import type { Job } from "./job.ts";

const ITEM = /^(?:([^=:]+)=)?([^=:]+):([^=:]+)(?::([^=:]+))?$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/**
 * Reads jobs from one line of text: `arrival:burst`, separated by commas.
 *
 * `0:8` computes 8 from time 0 on; `0:3+2+4` computes 3, waits 2 for a device, computes 4;
 * `0:8:1` has priority 1; `edit=0:8` is called `edit`. The others are called `P1`, `P2`, … by their
 * place.
 *
 * @param text For example `"0:8,1:4,2:9,3:5"`.
 * @returns The jobs in the order given; whether they can be run is for `simulate()` to say.
 * @throws {SyntaxError} if a job is written in another way.
 *
 * @example
 * ```ts
 * import { parseJobs } from "interleave/schedulers";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(parseJobs("0:8, edit=1:3+2+4:1"), [
 *   { name: "P1", arrival: 0, bursts: [8] },
 *   { name: "edit", arrival: 1, bursts: [3, 2, 4], priority: 1 },
 * ]);
 * ```
 */
export function parseJobs(text: string): Job[] {
  return text.split(",").map((item, i) => {
    const [, name = `P${i + 1}`, arrival = "", bursts = "", priority] = ITEM.exec(item.trim()) ??
      [];
    const read = (part: string): number => {
      if (NUMBER.test(part.trim())) return Number(part);
      throw new SyntaxError(
        `Cannot read the job ${
          JSON.stringify(item.trim())
        }: write arrival:burst, as in 0:8 or 0:3+2+4`,
      );
    };
    return {
      name: name.trim(),
      arrival: read(arrival),
      bursts: bursts.split("+").map(read),
      ...(priority === undefined ? {} : { priority: read(priority) }),
    };
  });
}
