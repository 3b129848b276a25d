/**
 * Hands in every hostile submission, and honest ones among and after them, several at once; prints as
 * JSON what became of them. Run by `hostile_test.ts`, in an environment of its own.
 *
 * Arguments: words that the names have to contain; none means all.
 *
 * @module
 */
import { pooledMap } from "@std/async";
import { basename, fromFileUrl, join } from "@std/path";
import { type CatalogExercise, loadLesson } from "../../course/catalog.ts";
import { check, NOTHING_LEFT } from "../../course/grader.ts";
import { Sandbox } from "../../course/sandbox.ts";
import type { Verdict } from "../../course/verdict.ts";

/** What became of one of them. */
export interface HostileResult {
  readonly name: string;
  readonly outcome: string;
  /** All that the verdict says about why. */
  readonly reason: string;
  readonly ms: number;
}

/** What became of all of them. */
export interface HostileResults {
  readonly hostile: readonly HostileResult[];
  /** What each of the honest ones got. */
  readonly honest: readonly string[];
}

const LESSONS = fromFileUrl(new URL("../course/grader_fixture/lessons/", import.meta.url));
const SUBMISSIONS = fromFileUrl(new URL("./submissions/", import.meta.url));
const TRY_ALL = fromFileUrl(new URL("./try_all.ts", import.meta.url));
const CLAIMS = ["it adds one and one", "it adds negative numbers", "theSumOfNothing"];
const AT_A_TIME = 4;
/** An honest one comes after so many hostile ones. */
const HOSTILE_IN_A_ROW = 5;
/** Smaller than usual, so that those who want all of it are done sooner. */
const LIMITS = { processes: 100, memory: 256 * 2 ** 20, output: 2 ** 20, files: 8 * 2 ** 20 };
/** How long one may take that never ends, in milliseconds; the others have time. */
const SHORT_MS = 700;
const LONG_MS = 20_000;

async function main(words: readonly string[]): Promise<void> {
  const tryAll = await Deno.readTextFile(TRY_ALL);
  const sandbox = await Sandbox.open(LIMITS);
  if (typeof sandbox === "string") throw new Error(sandbox);
  const [exercise] = (await loadLesson("99", LESSONS))!.exercises;
  using server = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = server.addr as Deno.NetAddr;
  const folder = await Deno.makeTempDir({ prefix: "handed-in-" });
  const hand = (file: string, deadline: number): Promise<Verdict> => {
    const timed: CatalogExercise = {
      ...exercise!,
      exercise: { ...exercise!.exercise, deadline },
    };
    return check(timed, file, { sandbox, claims: CLAIMS, typeCheck: false });
  };
  /** Hands in one that never ends, with more time if it has not come to what it tries. */
  const handEndless = async (file: string): Promise<Verdict> => {
    for (let deadline = SHORT_MS; deadline < LONG_MS; deadline *= 2) {
      const verdict = await hand(file, deadline);
      if (verdict.outcome !== "timed out" || verdict.output.includes("begun")) return verdict;
    }
    throw new Error(`${file} has not begun`);
  };
  const honest: string[] = [];
  const handHonest = async (): Promise<void> => {
    const verdict = await hand(exercise!.solution, LONG_MS);
    honest.push(verdict.outcome + reasonOf(verdict));
  };
  const look = async ([n, file]: [number, string]): Promise<HostileResult> => {
    const text = await Deno.readTextFile(join(SUBMISSIONS, file));
    const own = join(folder, file);
    const end = /^\/\/ crashed: all \d+ were refused$/m.test(text) ? tryAll : "";
    await Deno.writeTextFile(own, text.replace("PORT = 0", `PORT = ${port}`) + end);
    const isEndless = /^\/\/ timed out/m.test(text);
    const verdict = await (isEndless ? handEndless(own) : hand(own, LONG_MS));
    if (n % HOSTILE_IN_A_ROW === 0) await handHonest();
    return {
      name: basename(file, ".ts"),
      outcome: verdict.outcome,
      reason: reasonOf(verdict),
      ms: Math.round(verdict.ms),
    };
  };
  const files = [...Deno.readDirSync(SUBMISSIONS)].map(({ name }) => name).sort()
    .filter((name) => words.length === 0 || words.some((word) => name.includes(word)));
  const hostile = await Array.fromAsync(pooledMap(AT_A_TIME, files.entries(), look));
  await handHonest();
  await Deno.remove(folder, { recursive: true });
  console.log(JSON.stringify({ hostile, honest } satisfies HostileResults, null, 1));
}

function reasonOf({ claims, message = "", waiting }: Verdict): string {
  const refused = claims.find(({ outcome }) => outcome !== "passed");
  const isOurs = refused?.name === NOTHING_LEFT && refused.outcome === "not checked";
  return [
    ...(refused && !isOurs ? [`${refused.name}: ${refused.message ?? ""}`] : []),
    message,
    ...waiting.map(({ doing }) => doing),
  ].join("\n");
}

if (import.meta.main) await main(Deno.args);
