// You will see: three mistakes, each in the smallest schedule that shows it, and what cures them.
import type { Demo } from "../../../course/kit.ts";
import { explore, realRun } from "interleave/explore";
import { claim, say } from "interleave/timeline";
import { draw } from "./_draw.ts";

const module = import.meta.resolve("./_three_mistakes.ts");
/** How often to try one of them for real: luck decides whether it shows. */
const TIMES = 200;

export const demo: Demo = {
  title: "lost update, check-then-act, if for while",
  shows: ["H10"],

  async run(): Promise<void> {
    await showBoth("lost update", "Count", "an update was lost: 1 of 2");
    await showBoth("check, then act", "Buy", "one ticket was sold 2 times");
    await showBoth("if in the place of while", "Take", "there is no plate");

    const { ok, failed } = await realRun({ module, program: "brokenCount", times: TIMES });
    say(`the first one ${TIMES} times on free threads: ${failed} failed, ${ok} did not`);
  },
};

async function showBoth(name: string, program: string, message: string): Promise<void> {
  console.log(`\n${name}`);
  const broken = await explore({ module, program: `broken${program}` });
  const { failure } = broken;
  say(broken.summary);
  if (failure !== undefined) draw(failure);
  claim(
    `${name}: a schedule shows it`,
    failure?.message?.includes(message) ?? false,
    broken.summary,
  );
  const fixed = await explore({ module, program: `fixed${program}` });
  if (fixed.failure === undefined) say(`mended: ${fixed.summary}`);
  else draw(fixed.failure);
  claim(
    `${name}: mended, no schedule shows it`,
    fixed.kind === "ok" && fixed.complete,
    fixed.summary,
  );
}

if (import.meta.main) await demo.run();
