import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { type CatalogExercise, type CatalogLesson, loadDemos, loadLesson } from "../catalog.ts";
import type { Context as Course } from "../command.ts";
import { standing } from "../progress.ts";
import { Usage } from "../usage.ts";
import { assetsOf } from "./assets.ts";
import type { Bundle } from "./bundle.ts";
import { readContents } from "./contents.ts";
import { exerciseApi } from "./exercise_api.ts";
import type { Gatekeeper } from "./gatekeeper.ts";
import { layout, type Page } from "./layout.ts";
import { contentsPage } from "./pages/contents.ts";
import { exercisePage } from "./pages/exercise.ts";
import { labPage } from "./pages/lab.ts";
import { lessonPage } from "./pages/lesson.ts";
import { puzzleApi } from "./puzzle_api.ts";
import type { Runs } from "./runs.ts";
import { safeHeaders, type StudyContext, type StudyVariables } from "./safe_headers.ts";
import { streamDemo } from "./stream_demo.ts";

/** A learner's file, and the words around it. */
const LARGEST_BODY = 256 * 1024;

/** What the routes work with. */
export interface Study {
  readonly course: Pick<Course, "workspace" | "progress" | "compiler">;
  readonly gatekeeper: Gatekeeper;
  readonly runs: Runs;
  readonly bundle: Promise<Bundle>;
}

/** All routes of the study page, behind the gatekeeper. */
export function studyApp(study: Study): Hono<StudyVariables> {
  const { course, gatekeeper, runs, bundle } = study;
  const app = new Hono<StudyVariables>();
  app.use(safeHeaders);
  app.use(gatekeeper.middleware);
  app.use(bodyLimit({ maxSize: LARGEST_BODY }));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return c.json({ error: error.message }, error.status);
    if (error instanceof Usage) return c.json({ error: error.message }, 403);
    console.error(error);
    return c.json({ error: `The server failed: ${error.message}` }, 500);
  });
  const show = async (c: StudyContext, page: Page): Promise<Response> =>
    await layout(c, (await assetsOf(bundle)).addresses, page);

  app.get("/assets/:version/:name", async (c) => {
    const file = (await assetsOf(bundle)).files.get(
      `${c.req.param("version")}/${c.req.param("name")}`,
    );
    if (file === undefined) return c.notFound();
    return c.body(file.bytes, 200, {
      "Content-Type": file.type,
      "Cache-Control": "private, max-age=31536000, immutable",
    });
  });
  app.get("/", async (c) => {
    return await show(c, await contentsPage(await readContents(), await course.progress.read()));
  });
  app.get("/lesson/:lesson", async (c) => {
    const lesson = await lessonOf(c.req.param("lesson"));
    await course.progress.change((record) => {
      record.lesson = lesson.lesson.id;
    });
    return await show(c, await lessonPage(lesson, await standingIn(lesson, course)));
  });
  app.post("/api/demo/:lesson/:number", async (c) => {
    const demos = await loadDemos(await lessonOf(c.req.param("lesson")));
    const demo = demos.find(({ number }) => String(number) === c.req.param("number"));
    if (demo === undefined) throw new HTTPException(404, { message: "There is no such demo" });
    return await runs.answer(c, (tell, signal) => streamDemo(demo, tell, signal));
  });
  app.get("/exercise/:lesson/:number", async (c) => {
    const lesson = await lessonOf(c.req.param("lesson"));
    const exercise = exerciseIn(lesson, c.req.param("number"));
    const { states } = await standingIn(lesson, course);
    const { workspace } = course;
    const file = workspace.shown(workspace.fileOf(exercise));
    return await show(c, exercisePage(exercise, lesson, states.get(exercise.id) ?? "open", file));
  });
  app.route(
    "/api/exercise/:lesson/:number",
    exerciseApi(study, async (c) => {
      const { lesson = "", number = "" } = c.req.param() as Record<string, string>;
      return exerciseIn(await lessonOf(lesson), number);
    }),
  );
  // Asked for by the page that only leads on; all others bring an icon along.
  app.get("/favicon.ico", (c) => c.body(null, 204));
  app.get("/lab", (c) => show(c, labPage()));
  app.route("/play", puzzleApi(course.progress, show));
  return app;
}

async function lessonOf(id: string): Promise<CatalogLesson> {
  const lesson = await loadLesson(id);
  if (lesson === undefined) throw new HTTPException(404, { message: "There is no such lesson" });
  return lesson;
}

function exerciseIn({ exercises }: CatalogLesson, number: string): CatalogExercise {
  const exercise = exercises.find((each) => String(each.number) === number);
  if (exercise === undefined) {
    throw new HTTPException(404, { message: "There is no such exercise" });
  }
  return exercise;
}

async function standingIn(
  lesson: CatalogLesson,
  { progress }: Pick<Course, "progress">,
): ReturnType<typeof standing> {
  return await standing({ root: lesson.folder, lessons: [lesson] }, await progress.read());
}
