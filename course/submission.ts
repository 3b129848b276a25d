import { basename, join, relative } from "@std/path";
import type { CatalogExercise } from "./catalog.ts";

/** A file of a submission, or why it cannot be taken. */
export type Found = { readonly file: string } | { readonly problem: string };

/** A longer answer is nobody's work, in bytes. */
const MOST = 2 ** 20;

/**
 * A folder that somebody has handed in. Of it we take the exercise files and nothing else, from
 * `01_processes/03_collect.ts` as in a learner's own folder, or from `03_collect.ts`.
 */
export class Submission {
  /** Absolute path. */
  readonly dir: string;
  /** The folder's name. */
  readonly name: string;

  /** Takes the folder as it is. */
  constructor(dir: string) {
    this.dir = dir;
    this.name = basename(dir);
  }

  /**
   * The answer to an exercise. It has to be a plain file in this very folder: a link would have us
   * read, and run, what is not the learner's.
   */
  async find({ folder, file }: CatalogExercise): Promise<Found> {
    const places = [join(basename(folder), basename(file)), basename(file)];
    for (const place of places) {
      const path = join(this.dir, place);
      const info = await look(path);
      if (info === null) continue;
      if (!info.isFile || await isElsewhere(this.dir, path, place)) {
        return { problem: `${place} is not a plain file` };
      }
      if (info.size > MOST) return { problem: `${place} is larger than 1 MiB` };
      return { file: path };
    }
    return { problem: `There is no file ${places[0]}` };
  }
}

async function look(path: string): Promise<Deno.FileInfo | null> {
  try {
    return await Deno.lstat(path);
  } catch {
    return null;
  }
}

async function isElsewhere(dir: string, path: string, place: string): Promise<boolean> {
  return relative(await Deno.realPath(dir), await Deno.realPath(path)) !== place;
}
