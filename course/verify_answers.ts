/**
 * Whether the check of an exercise accepts what is right and refuses what is not: the solution, the
 * exercise as shipped, the wrong answers, and mutants of the solution.
 *
 * @module
 */
import { join } from "@std/path";
import type { CatalogExercise, CatalogWrongAnswer } from "./catalog.ts";
import { check, NOTHING_LEFT } from "./grader.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";
import type { ClaimResult, Verdict } from "./verdict.ts";

/** What an assertion of ours says: what was put in, what should have come, and what came. */
const FACTS = ["input ", "expected ", "actual "];

/** Whether the solution passes, with the seeds from 0 on. */
export async function solutionProblems(
  exercise: CatalogExercise,
  seeds: number,
  signal?: AbortSignal,
): Promise<string[]> {
  for (let seed = 0; seed < seeds; seed++) {
    const verdict = await hand(exercise, exercise.solution, seed, signal);
    if (verdict.outcome !== "passed") {
      return [`seed ${seed} of ${seeds} got ${inWords(verdict)}`];
    }
  }
  return [];
}

/** Whether the exercise as shipped fails on a claim, with each seed on the same one. */
export async function unsolvedProblems(
  exercise: CatalogExercise,
  seeds: number,
  signal?: AbortSignal,
): Promise<string[]> {
  return await sameVerdict(exercise, exercise.file, seeds, signal, (verdict) => {
    const claim = decisive(verdict);
    if (verdict.outcome === "failed" && claim?.name !== NOTHING_LEFT) return [];
    return [`as shipped it has to fail on a claim of its check, but got ${inWords(verdict)}`];
  });
}

/** Whether a wrong answer is refused as its author promises, with words that show what there was. */
export async function wrongAnswerProblems(
  exercise: CatalogExercise,
  { file, answer }: CatalogWrongAnswer,
  seeds: number,
  signal?: AbortSignal,
): Promise<string[]> {
  return await sameVerdict(exercise, file, seeds, signal, (verdict) => {
    const claim = decisive(verdict);
    const isExpected = verdict.outcome === answer.verdict &&
      (answer.claim === undefined ? answer.verdict === "crashed" : claim?.name === answer.claim);
    if (isExpected) return muteness(claim);
    const reason = answer.claim === undefined ? "" : ` on "${answer.claim}"`;
    return [`its author promises ${answer.verdict}${reason}, but it got ${inWords(verdict)}`];
  });
}

/** The mutants of the solution that are wrong: all but those that its author calls harmless. */
export function mutantsOfSolution(exercise: CatalogExercise): Mutant[] {
  const { harmless = {} } = exercise.exercise;
  return allMutants(exercise).filter(({ name }) => !(name in harmless));
}

/** Names in `harmless` that no mutant has. */
export function staleHarmless(exercise: CatalogExercise): string[] {
  const names = allMutants(exercise).map(({ name }) => name);
  return Object.keys(exercise.exercise.harmless ?? {}).filter((name) => !names.includes(name))
    .map((name) =>
      `no mutant is called "${name}", as \`harmless\` says; there are: ${names.join(", ")}`
    );
}

/** Whether the check refuses a mutant, for whatever reason. */
export async function mutantProblems(
  exercise: CatalogExercise,
  { name, text }: Mutant,
  signal?: AbortSignal,
): Promise<string[]> {
  const folder = await Deno.makeTempDir({ prefix: "mutant-" });
  try {
    const file = join(folder, "mutant.ts");
    await Deno.writeTextFile(file, text);
    const { outcome } = await hand(exercise, file, 0, signal);
    if (outcome !== "passed") return [];
    return [
      `the check accepts the solution with this mistake: refuse it, or say in \`harmless\` under ` +
      `"${name}" why it is none`,
    ];
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** A solution that cannot be read as a program has problems of its own, which the compiler tells. */
function allMutants({ solution }: CatalogExercise): Mutant[] {
  try {
    return mutantsOf(Deno.readTextFileSync(solution));
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** Judges a file with the seeds from 0 on: what holds for the first verdict must hold for all. */
async function sameVerdict(
  exercise: CatalogExercise,
  file: string,
  seeds: number,
  signal: AbortSignal | undefined,
  problemsOf: (verdict: Verdict) => string[],
): Promise<string[]> {
  let first: Verdict | undefined;
  for (let seed = 0; seed < seeds; seed++) {
    const verdict = await hand(exercise, file, seed, signal);
    const problems = problemsOf(verdict);
    if (problems.length > 0) {
      return seeds === 1 ? problems : problems.map((problem) => `${problem} (seed ${seed})`);
    }
    first ??= verdict;
    if (decisive(first)?.name !== decisive(verdict)?.name) {
      return [`with seed 0 it got ${inWords(first)}\nwith seed ${seed} it got ${inWords(verdict)}`];
    }
  }
  return [];
}

/** A learner who reads only that two numbers differ does not know where they come from. */
function muteness(claim: ClaimResult | undefined): string[] {
  const message = claim?.message;
  if (message === undefined || claim?.name === NOTHING_LEFT) return [];
  if (claim?.schedule !== undefined) return []; // drawn, step by step, with its token
  const isTold = FACTS.every((fact) => message.includes(fact)) || /\breplay\b/.test(message);
  const isError = /^(\w*Error:|Threw |It waits for ever)/.test(message);
  if (isTold || isError) return [];
  return [`"${claim!.name}" does not show input, expected and actual, but only:\n${message}`];
}

/** Has a file judged; its types are looked at apart, for all of them at once. */
function hand(
  exercise: CatalogExercise,
  file: string,
  seed: number,
  signal?: AbortSignal,
): Promise<Verdict> {
  return check(exercise, file, { signal, seed, typeCheck: false });
}

/** The claim that decided: the first that did not hold, or at which the run ended. */
function decisive({ claims }: Verdict): ClaimResult | undefined {
  return claims.find(({ outcome }) => outcome !== "passed");
}

function inWords(verdict: Verdict): string {
  const claim = decisive(verdict);
  // What crashes or never ends says in its message where it was.
  const place = claim?.message === undefined ? "" : ` on "${claim.name}"`;
  const message = claim?.message ?? verdict.message;
  const stuck = verdict.waiting.map(({ name, pid, doing }) => `${name} (${pid}) ${doing}`);
  const told = [...(message === undefined ? [] : [message]), ...stuck];
  return `${verdict.outcome}${place}${told.length === 0 ? "" : `:\n${told.join("\n")}`}`;
}
