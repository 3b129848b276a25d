/**
 * Files of the learner: moved aside, replaced and changed so that nothing is lost on the way.
 *
 * @module
 */
import { join } from "@std/path";
import { Usage } from "./usage.ts";

/** How the system says that a folder is not one to write into. */
const REFUSALS = ["EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "ENOTDIR", "EEXIST"];

/**
 * Moves a file aside as `file.1`, or the next number that is free, so that nothing a learner wrote is
 * ever lost.
 *
 * @returns Where it is now, or `undefined` when there was no such file.
 */
export async function moveAside(file: string): Promise<string | undefined> {
  if (await readText(file) === undefined) return undefined;
  const backup = await reserve(file);
  await Deno.rename(file, backup);
  return backup;
}

/** The text of a file, or `undefined` where there is none. */
export async function readText(file: string): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(file);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/** Replaces a file at once: a reader, and a crash, see the old text or the new one, never half. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const draft = `${file}.${Deno.pid}.tmp`;
  await Deno.writeTextFile(draft, text);
  await Deno.rename(draft, file);
}

/**
 * Writes a text beside a file, under its name and the first free number, unless it is there already.
 *
 * @returns Where it is; `undefined` if it was there.
 */
export async function putBeside(file: string, text: string): Promise<string | undefined> {
  for (let n = 1;; n++) {
    const other = await readText(`${file}.${n}`);
    if (other === text) return undefined;
    if (other === undefined) break;
  }
  const copy = await reserve(file);
  await Deno.writeTextFile(copy, text);
  return copy;
}

/**
 * Does something in the learner's folder, which is made if there is none.
 *
 * @throws {Usage} if nothing can be written there: it is somebody else's, the disk is full, …
 */
export async function inFolder<T>(folder: string, act: () => Promise<T>): Promise<T> {
  try {
    await Deno.mkdir(folder, { recursive: true });
    return await act();
  } catch (error) {
    const { code, message } = error as { readonly code?: string; readonly message: string };
    if (code === undefined || !REFUSALS.includes(code)) throw error;
    throw new Usage(
      `Cannot write into ${folder}: ${message}. Say \`--dir DIR\`, or set INTERLEAVE_COURSE_DIR, for ` +
        "another folder.",
    );
  }
}

/**
 * Does something that reads a file of the learner's folder and writes it back, while no other process
 * does so.
 *
 * @throws {Usage} as `inFolder()`.
 */
export async function exclusively<T>(folder: string, change: () => Promise<T>): Promise<T> {
  return await inFolder(folder, async () => {
    using file = await Deno.open(join(folder, ".lock"), { create: true, write: true });
    await file.lock(true); // the system gives it back when the file is closed, however we end
    return await change();
  });
}

/** Makes a file that also another user can write into, whom the run may be. */
export function makeShared(path: string): void {
  Deno.writeTextFileSync(path, "");
  Deno.chmodSync(path, 0o666); // it lies in a folder that nobody else can enter
}

/** Makes an empty file under the first free number, so that nobody else can take it. */
async function reserve(file: string): Promise<string> {
  for (let n = 1;; n++) {
    try {
      (await Deno.open(`${file}.${n}`, { write: true, createNew: true })).close();
      return `${file}.${n}`;
    } catch (error) {
      if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
    }
  }
}
