// You will see: what the memory of a live process is made of, and that it grows for itself alone.
import type { Demo } from "../../../course/kit.ts";
import { Gate, rest, until } from "interleave/evidence";
import { fork, kill, processStatus, waitpidSync } from "interleave/system";
import { claim, say, span } from "interleave/timeline";
import { draw, mapOf, type Region } from "./_memory_map.ts";

const MEGABYTE = 2 ** 20;
/** How much the child takes. */
const MORE = 32 * MEGABYTE;

export const demo: Demo = {
  title: "text, data, stack: the memory map",
  shows: ["A9"],
  needs: ["fork"],

  run(): void {
    using gate = new Gate();
    const pid = fork(() => grow(gate));
    say(`the map of process ${pid}`);
    const map = mapOf(pid);
    const program = Deno.execPath();
    const part = (what: string, test: (region: Region) => boolean): Region => {
      const region = map.find(test);
      claim(`${what.padEnd(23)} ${draw(region)}`, region !== undefined, map);
      return region!;
    };
    const text = part(
      "text, the code",
      (it) => it.name === program && it.rights[2] === "x",
    );
    const data = part(
      "data, the globals",
      (it) => it.name === program && it.rights[1] === "w",
    );
    part("heap, what is made", (it) => it.name === "[heap]");
    const stack = part("stack, calls and locals", (it) => it.name === "[stack]");
    claim("nobody can write into the text", !text.rights.includes("w"), text);
    const plain = [data, stack].every((it) => it.rights.startsWith("rw-"));
    claim("data and stack can be written, and not executed", plain, [data, stack]);

    const memory = (who?: number): number => processStatus(who)!.residentBytes;
    const rests = (): boolean => processStatus(pid)!.state === "S";
    const [mine, its] = [memory(), memory(pid)];
    gate.open();
    const grown = until(
      "it to grow",
      () => memory(pid) >= its + MORE * 0.9 && rests() && memory(pid) - its,
    );
    say(`it has grown by ${Math.round(grown / MEGABYTE)} MB; the system drew a longer map`);
    claim("dynamic: the process has changed, the program has not", grown >= MORE * 0.9, grown);
    const change = memory() - mine;
    claim("independent: my memory has not grown with its", change < MORE / 2, change);
    kill(pid, "SIGKILL");
    waitpidSync(pid);
  },
};

/** What the process does: when it may, it takes more memory, and it writes on every page. */
function grow(gate: Gate): void {
  gate.wait();
  using _span = span("has more memory");
  const more = new Uint8Array(MORE).fill(1);
  rest();
  console.log(more[0]); // still in use
}

if (import.meta.main) await demo.run();
