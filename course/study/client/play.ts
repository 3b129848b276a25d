/**
 * You are the scheduler: the page of a program that is broken by hand.
 *
 * @module
 */
import type { PuzzleModule } from "../puzzle_run.ts";
import { byId } from "./dom.ts";
import { PuzzleBoard } from "./puzzle_board.ts";

const { id } = byId("puzzle").dataset;
const module: PuzzleModule = await import(`/play/${id}/program.js`);
new PuzzleBoard(byId("board"), module, `/play/${id}/solved`);
