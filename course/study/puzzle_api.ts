import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Progress } from "../progress.ts";
import type { Page } from "./layout.ts";
import { puzzlePage, puzzlesPage } from "./pages/play.ts";
import { listing } from "./prose.ts";
import { loadPuzzle, type Puzzle, PUZZLES, puzzleScript, puzzleSource } from "./puzzles.ts";
import type { StudyContext, StudyVariables } from "./safe_headers.ts";

/** The programs to be broken by hand: their pages, and their code. */
export function puzzleApi(
  progress: Progress,
  show: (c: StudyContext, page: Page) => Promise<Response>,
): Hono<StudyVariables> {
  const api = new Hono<StudyVariables>();
  api.get("/", async (c) => await show(c, puzzlesPage(await progress.read())));
  api.get("/:puzzle/program.js", async (c) => {
    const script = await puzzleScript(puzzleOf(c.req.param("puzzle")));
    return c.body(script, 200, { "Content-Type": "text/javascript; charset=utf-8" });
  });
  api.get("/:puzzle", async (c) => {
    const puzzle = puzzleOf(c.req.param("puzzle"));
    const { puzzles = {} } = await progress.read();
    const source = await puzzleSource(puzzle);
    // What stands before is declarations, and the page shows the values themselves.
    const from = source.split("\n").findIndex((line) => line.includes("threads: {")) + 1;
    const lines = listing(source, from);
    return await show(c, puzzlePage(puzzle, lines, puzzles[puzzle.id] !== undefined));
  });
  // The server plays it again: what it believes, it has seen.
  api.post("/:puzzle/solved", async (c) => {
    const puzzle = puzzleOf(c.req.param("puzzle"));
    const turns = await turnsIn(c);
    if (!await breaks(puzzle, turns)) {
      throw new HTTPException(400, { message: "These turns do not break it" });
    }
    await progress.change((record) => {
      record.puzzles ??= {};
      record.puzzles[puzzle.id] ??= { at: new Date().toISOString(), turns };
    });
    return c.json({});
  });
  return api;
}

function puzzleOf(id: string): Puzzle {
  const puzzle = PUZZLES.find((each) => each.id === id);
  if (puzzle === undefined) throw new HTTPException(404, { message: "There is no such program" });
  return puzzle;
}

async function turnsIn(c: StudyContext): Promise<number[]> {
  const body: unknown = await c.req.json().catch(() => undefined);
  const turns = Object(body).turns;
  if (Array.isArray(turns) && turns.every((turn) => Number.isInteger(turn) && turn >= 0)) {
    return turns;
  }
  throw new HTTPException(400, { message: "Turns are the numbers of threads" });
}

async function breaks(puzzle: Puzzle, turns: readonly number[]): Promise<boolean> {
  // Along comes the explorer; the first page does not wait for it.
  const { positionAfter } = await import("./puzzle_run.ts");
  try {
    return positionAfter(await loadPuzzle(puzzle), turns).isBroken;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
