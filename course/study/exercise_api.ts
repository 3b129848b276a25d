import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import type { CatalogExercise } from "../catalog.ts";
import { stateOf, takeHint } from "../progress.ts";
import { seedOf } from "../seed.ts";
import type { Study } from "./app.ts";
import { LearnerFile } from "./learner_file.ts";
import { block } from "./prose.ts";
import type { StudyContext, StudyVariables } from "./safe_headers.ts";

/** What the page of an exercise asks for. */
export function exerciseApi(
  { course: { workspace, progress, compiler }, runs }: Pick<Study, "course" | "runs">,
  exerciseOf: (c: StudyContext) => Promise<CatalogExercise>,
): Hono<StudyVariables> {
  const api = new Hono<StudyVariables>();
  const fileOf = async (c: StudyContext): Promise<LearnerFile> =>
    new LearnerFile(await exerciseOf(c), workspace);

  api.get("/file", async (c) => {
    const { text, etag } = await (await fileOf(c)).read();
    const header = `"${etag}"`;
    if (c.req.header("if-none-match") === header) return c.body(null, 304);
    return c.json({ text, etag }, 200, { ETag: header });
  });
  api.put("/file", async (c) => {
    const { text, replaces, force } = await bodyOf(c);
    if (typeof text !== "string" || typeof replaces !== "string") throw odd();
    const saved = await (await fileOf(c)).write(text, replaces, force === true);
    return c.json(saved, saved.saved ? 200 : 412);
  });
  api.post("/beside", async (c) => {
    const { text } = await bodyOf(c);
    if (typeof text !== "string") throw odd();
    await (await fileOf(c)).keepBeside(text);
    return c.json({});
  });
  api.post("/reset", async (c) => {
    await (await fileOf(c)).read(); // refuses a link that leads elsewhere
    const { backup } = await workspace.reset(await exerciseOf(c));
    return c.json({ backup: backup && workspace.shown(backup) });
  });
  api.post("/check", async (c) => {
    const { replay } = await bodyOf(c);
    if (replay !== undefined && (typeof replay !== "string" || replay.length > 10_000)) throw odd();
    const exercise = await exerciseOf(c);
    await (await fileOf(c)).read();
    // Along come sandboxes and compilers; the first page does not wait for them.
    const { checkAndNote } = await import("../check_and_note.ts");
    return await runs.answer(c, async (tell, signal) => {
      const verdict = await checkAndNote(exercise, {
        workspace,
        progress,
        compiler,
        signal,
        seed: seedOf(undefined),
        replay,
        onClaim: (claim) => void tell("claim", claim).catch(() => {}), // the page has gone
      });
      const state = await stateOf(exercise, await progress.read());
      await tell("verdict", { verdict, state });
    });
  });
  api.post("/hint", async (c) => {
    const exercise = await exerciseOf(c);
    const taken = await takeHint(progress, exercise);
    const { hints } = exercise.exercise;
    return c.json({
      hints: hints.slice(0, taken).map((hint) => String(block(hint))),
      of: hints.length,
    });
  });
  api.post("/solution", async (c) => {
    const { anyway } = await bodyOf(c);
    const exercise = await exerciseOf(c);
    const passed = await stateOf(exercise, await progress.read()) === "passed";
    if (!passed && anyway !== true) return c.json({ passed });
    await progress.changeExercise(exercise, (own) => {
      own.solution ??= { at: new Date().toISOString(), beforePass: !passed };
    });
    return c.json({ passed, text: await Deno.readTextFile(exercise.solution) });
  });
  return api;
}

/** What a request says, whose form nobody has promised. */
async function bodyOf(c: StudyContext): Promise<Record<string, unknown>> {
  try {
    const body = await c.req.json();
    if (typeof body === "object" && body !== null) return body;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw odd();
}

function odd(): HTTPException {
  return new HTTPException(400, { message: "This is not what the page would ask" });
}
