// You will see: a saver that believes a pause is the end and loses pages, and one that is told.
import type { Demo } from "../../../course/kit.ts";
import { Process, Queue } from "interleave/processes";
import { claim, say } from "interleave/timeline";
import { download, type Page } from "./_download.ts";
import { save as broken } from "./broken/_save.ts";
import { save as fixed } from "./fixed/_save.ts";

const NAMES = ["one.txt", "two.txt", "slow.txt", "four.txt"];
const PATIENCE_MS = 200;

export const demo: Demo = {
  title: "downloader and saver",
  shows: ["E4"],
  needs: ["linux"],
  predict: {
    question:
      `The saver ends when nothing has come for ${PATIENCE_MS} ms. The third of four pages ` +
      "takes longer than that. How many are saved?",
    choices: { a: "four", b: "three", c: "two" },
    answer: "c",
    because: "it has ended when the third one comes; nobody else takes it out of the queue",
  },

  async run(): Promise<void> {
    // The page is slower than the saver is patient: it comes when the saver has ended.
    const lost = await play("broken", broken, (saver) => saver.join());
    claim("the first two pages were saved", lost.saved.join() === "one.txt,two.txt", lost.saved);
    claim("the others lie in the queue, and nobody comes", lost.left === 3, lost.left); // and null

    const longer = (): Promise<void> =>
      new Promise((resolve) => setTimeout(resolve, 3 * PATIENCE_MS));
    const kept = await play("fixed", fixed, longer);
    const all = NAMES.toSorted().join();
    claim("told by a sentinel, it saves all four", kept.saved.join() === all, kept.saved);
    claim("and nothing is left in the queue", kept.left === 0, kept.left);
  },
};

/** Lets two processes download and save; the slow page comes when `whenever` says so. */
async function play(
  version: "broken" | "fixed",
  target: typeof broken,
  whenever: (saver: Process) => Promise<unknown>,
): Promise<{ saved: string[]; left: number }> {
  const folder = Deno.makeTempDirSync({ prefix: "pages-" });
  using pages = new Queue<Page | null>();
  const module = import.meta.resolve(`./${version}/_save.ts`);
  const args = [pages, folder, PATIENCE_MS] as const;
  const saver = new Process({ module, name: `${version} saver`, target, args });
  // A server of our own, so that nobody needs a network.
  const answer = async ({ url }: Request): Promise<Response> => {
    if (!url.endsWith("slow.txt")) return new Response(`the text of ${url}`);
    saver.start(); // two pages are in the queue
    await whenever(saver as Process);
    say("now the slow page is there");
    return new Response("worth waiting for");
  };
  await using server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen(): void {} }, answer);
  const downloader = new Process({
    module: import.meta.resolve("./_download.ts"),
    name: "downloader",
    target: download,
    args: [`http://127.0.0.1:${server.addr.port}`, NAMES, pages],
  });
  downloader.start();
  await downloader.join();
  await saver.join();
  const saved = [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
  Deno.removeSync(folder, { recursive: true });
  return { saved, left: pages.qsize() };
}

if (import.meta.main) await demo.run();
