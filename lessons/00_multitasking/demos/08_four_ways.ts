// You will see: four ways to wait for a kettle, and during which of them one gets to see television.
import type { Demo } from "../../../course/kit.ts";
import { sleep } from "interleave/coroutines";
import { Letterbox, rest } from "interleave/evidence";
import { fork, waitpid, waitpidSync, WNOHANG } from "interleave/system";
import { claim, mark, say, span } from "interleave/timeline";

const BOILING_MS = 200, SCENE_MS = 10;

export const demo: Demo = {
  title: "synchronous or asynchronous, blocking or not",
  shows: ["A6"],
  needs: ["fork"],
  predict: {
    question:
      "Somebody else tells you when it is done. Is your thread free for other work meanwhile?",
    choices: {
      a: "yes, always",
      b: "no, never",
      c: "only if you do not stand and wait to be told",
    },
    answer: "c",
    because: "who tells is one question (synchronous?), who stands still is another (blocking?)",
  },

  async run(): Promise<void> {
    using whistle = new Letterbox();

    const first = await watch("synchronous, blocking: stand there and look until it boils", () => {
      waitpidSync(putOn());
      return 1;
    });
    const second = await watch("synchronous, non-blocking: go and look now and then", async () => {
      const kettle = putOn();
      let looks = 1;
      for (; waitpidSync(kettle, WNOHANG).exitCode === null; looks++) await sleep(2 * SCENE_MS);
      return looks;
    });
    const third = await watch("asynchronous, blocking: stand there until it whistles", () => {
      const kettle = putOn(() => Deno.writeTextFileSync(whistle.path, "whistle"));
      whistle.read();
      waitpidSync(kettle); // whistled and ended: takes it off the list
      return 0;
    });
    const fourth = await watch("asynchronous, non-blocking: come when it whistles", async () => {
      await waitpid(putOn());
      return 0;
    });

    claim("who blocks sees nothing", first.scenes + third.scenes === 0, [first, third]);
    const seen = [second.scenes, fourth.scenes];
    claim("who does not block sees something", Math.min(...seen) > 0, seen);
    claim("who is told need not look; who is not looks again and again", second.looks > 1, second);
  },
};

/** Puts a kettle on: a process of its own, which boils and then ends. Returns at once. */
function putOn(whistle = (): void => {}): number {
  return fork(() => {
    using _span = span("boils");
    rest(BOILING_MS);
    whistle();
  });
}

/** Leaves the television on while somebody waits. */
async function watch(
  way: string,
  wait: () => number | Promise<number>,
): Promise<{ readonly looks: number; readonly scenes: number }> {
  let scenes = 0;
  const television = setInterval(() => mark(`scene ${++scenes}`), SCENE_MS); // needs the thread
  say(way);
  const looks = await wait();
  clearInterval(television);
  console.log(`   looked at the kettle ${looks} times, saw ${scenes} scenes`);
  return { looks, scenes };
}

if (import.meta.main) await demo.run();
