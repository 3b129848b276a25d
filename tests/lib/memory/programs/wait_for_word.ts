// Waits for a word that its parent has sent to get a value, then writes the next one.
import { processRegion } from "../../../../lib/memory/process_memory.ts";
import { waitAsync, waitSync } from "../../../../lib/memory/wait.ts";

const [sent, how, wanted] = Deno.args;
const region = processRegion(JSON.parse(sent!));
const cell = region.cell(0);
const attempt = (): true | number => {
  const value = cell.load();
  return value === Number(wanted) ? true : value;
};
region.cell(1).add(1);
region.cell(1).unpark(1);
if (how === "sync") waitSync(cell, attempt, Infinity);
else await waitAsync(cell, attempt, Infinity, undefined);
cell.add(1);
cell.unpark(Infinity);
