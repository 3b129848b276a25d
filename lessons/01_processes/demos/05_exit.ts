// You will see: exit() cleans up on its way out, exitNow() does not, and a code has only 8 bits.
import type { Demo } from "../../../course/kit.ts";
import { exit, exitNow, fork, waitpidSync } from "interleave/system";
import { claim, say } from "interleave/timeline";
import { exists } from "interleave/evidence";

export const demo: Demo = {
  title: "two ways to end, and what is left behind",
  shows: ["B4"],
  needs: ["fork"],
  predict: {
    question: "A process ends with exitNow(300). Which exit code does its parent get?",
    choices: { a: "300", b: "255", c: "44" },
    answer: "c",
    because: "the system keeps 8 bits of the number: 300 - 256 = 44",
  },

  async run(): Promise<void> {
    say("seven children, and each ends in another way");
    const [code, cleaned] = endWith(() => exit(7));
    say(`exit(7): code ${code}, cleaned up: ${cleaned}`);
    claim("exit() runs what stands in `finally`", code === 7 && cleaned, { code, cleaned });

    const [codeNow, cleanedNow] = endWith(() => exitNow(7));
    say(`exitNow(7): code ${codeNow}, cleaned up: ${cleanedNow}`);
    claim("exitNow() does not", codeNow === 7 && !cleanedNow, { codeNow, cleanedNow });

    const [caught] = endWith(() => {
      try {
        exit(7);
      } catch {
        // exit() throws, so that one can still change one's mind.
      }
    });
    claim("exit() can be caught: code 0", caught === 0, caught);

    for (const [asked, expected] of [[255, 255], [256, 0], [300, 44], [-1, 255]] as const) {
      const [got] = endWith(() => exitNow(asked));
      claim(`exitNow(${asked}) arrives as ${got}`, got === expected, got);
    }

    // Another program, because only so we can look at what it prints on standard error.
    const program = new URL("./_give_up.ts", import.meta.url).href;
    const { code: failure, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--allow-all", "--quiet", program],
    }).output();
    const printed = new TextDecoder().decode(stderr).trim();
    say(`exit("no flour left"): code ${failure}, on stderr: ${printed}`);
    claim("a text is printed there, and means 1", failure === 1 && printed === "no flour left", {
      failure,
      printed,
    });
  },
};

/** Ends a child by `leave` out of a block with a clean-up: its exit code, and was it cleaned up? */
function endWith(leave: () => void): [code: number | null, cleanedUp: boolean] {
  const crumbs = Deno.makeTempFileSync();
  const pid = fork(() => {
    try {
      leave();
    } finally {
      Deno.removeSync(crumbs);
    }
  });
  const { exitCode } = waitpidSync(pid);
  const cleanedUp = !exists(crumbs);
  if (!cleanedUp) Deno.removeSync(crumbs);
  return [exitCode, cleanedUp];
}

if (import.meta.main) await demo.run();
