/**
 * Tasks as files, so that all processes see the same ones: a file is in one folder at a time, and
 * goes from one to the next in one step.
 *
 * @module
 */

/** Where a task can be. */
export type Place = "to do" | "at work" | "done" | "asked";

/** A folder with that many tasks to do. */
export function prepare(tasks: number): string {
  const folder = Deno.makeTempDirSync({ prefix: "tasks-" });
  for (const place of ["to do", "at work", "done", "asked"]) Deno.mkdirSync(`${folder}/${place}`);
  for (let i = 1; i <= tasks; i++) tell(folder, "to do", `task ${i}`);
  return folder;
}

/** Puts a note into a place. */
export function tell(folder: string, place: Place, note: string): void {
  Deno.writeTextFileSync(`${folder}/${place}/${note}`, "");
}

/** The tasks that are in a place. */
export function here(folder: string, place: Place): string[] {
  return [...Deno.readDirSync(`${folder}/${place}`)].map(({ name }) => name);
}

/** Takes a task; `null` if there is none left. */
export function take(folder: string): string | null {
  for (const task of here(folder, "to do")) {
    if (move(folder, task, "to do", "at work")) return task;
  }
  return null;
}

/** Says that a task is done. */
export function finish(folder: string, task: string): void {
  move(folder, task, "at work", "done");
}

/** Moves a task; `false` if somebody else was faster. */
function move(folder: string, task: string, from: Place, to: Place): boolean {
  try {
    Deno.renameSync(`${folder}/${from}/${task}`, `${folder}/${to}/${task}`);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
