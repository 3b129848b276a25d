// You will see: a list of texts and numbers that another program changes, within fixed bounds.
import type { Demo } from "../../../course/kit.ts";
import { exists } from "interleave/evidence";
import { ShareableList } from "interleave/processes";
import { claim, say } from "interleave/timeline";
import { runOtherProgram } from "./_run_other_program.ts";

export const demo: Demo = {
  title: "a list by name",
  shows: ["F4"],
  needs: ["linux"],

  async run(): Promise<void> {
    const list = new ShareableList(["tea", 21, null, true, "new"]);
    say(`I made the list "${list.name}"`);
    await runOtherProgram("list", list.name);

    const items = [...list];
    claim("it has doubled the second element", list.get(1) === 42, items);
    claim("and changed the last one", list.get(-1) === "done", items);
    claim("the others are as they were", JSON.stringify(items.slice(0, 1)) === '["tea"]', items);

    list.set(0, "teapots!");
    claim("a slot of 8 bytes takes 8 letters", list.get(0) === "teapots!", list.get(0));
    claim("and no ninth", refuses(() => list.set(0, "teapots!!")), list.get(0));
    claim("the length is fixed", refuses(() => list.set(5, "more")), list.length);

    const { name } = list;
    list.unlink();
    list.close();
    claim("nothing is left behind", !exists(`/dev/shm/${name}`), name);
  },
};

function refuses(action: () => void): boolean {
  try {
    action();
    return false;
  } catch (error) {
    return error instanceof RangeError;
  }
}

if (import.meta.main) await demo.run();
