import { dirname, join, relative } from "@std/path";
import type { CatalogExercise } from "../catalog.ts";
import { exclusively, inFolder, putBeside, readText, replaceFile } from "../files.ts";
import { Usage } from "../usage.ts";
import type { Workspace } from "../workspace.ts";

/** A file and which version of it that is. */
export interface Version {
  readonly text: string;
  /** Changes with the text. */
  readonly etag: string;
}

/** What became of a save: the new version, or what is there instead of what was expected. */
export interface Saved extends Version {
  readonly saved: boolean;
}

/**
 * The learner's file of an exercise, which an editor or another page may change at the same time.
 *
 * A save names the version that it replaces, and is refused if that is not there any more; so nobody
 * writes over what they have not seen. No link leads out of the folder.
 */
export class LearnerFile {
  readonly #exercise: CatalogExercise;
  readonly #workspace: Workspace;

  /** Of this exercise in this folder. */
  constructor(exercise: CatalogExercise, workspace: Workspace) {
    this.#exercise = exercise;
    this.#workspace = workspace;
  }

  /**
   * Reads it; makes it first if it is not there.
   *
   * @throws {Usage} if it is a link to somewhere else.
   */
  async read(): Promise<Version> {
    await this.#confine();
    if (await readText(this.#file) === undefined) await this.#workspace.begin(this.#exercise);
    return await this.#version();
  }

  /**
   * Writes it, if it still is what the writer has seen.
   *
   * @param replaces The version that the writer has seen.
   * @param force Replaces whatever is there, and keeps that beside the file.
   * @throws {Usage} if it is a link to somewhere else.
   */
  async write(text: string, replaces: string, force: boolean): Promise<Saved> {
    await this.read();
    return await exclusively(this.#workspace.dir, async () => {
      const now = await this.#version();
      if (now.etag !== replaces && !force) return { ...now, saved: false };
      if (now.text !== text) {
        if (force) await putBeside(this.#file, now.text);
        await replaceFile(this.#file, text);
      }
      return { ...await versionOf(text), saved: true };
    });
  }

  /** Keeps a text beside the file: the learner takes the other one and loses nothing. */
  async keepBeside(text: string): Promise<void> {
    await this.read();
    await putBeside(this.#file, text);
  }

  get #file(): string {
    return this.#workspace.fileOf(this.#exercise);
  }

  async #version(): Promise<Version> {
    return await versionOf(await readText(this.#file) ?? "");
  }

  async #confine(): Promise<void> {
    const { dir } = this.#workspace;
    await inFolder(dir, async () => {
      const folder = await Deno.realPath(dir);
      for (const path of [dirname(this.#file), this.#file]) {
        const place = relative(dir, path);
        if ((await realPathOf(path) ?? join(folder, place)) === join(folder, place)) continue;
        throw new Usage(`Cannot use ${place}: it is a link that leads somewhere else`);
      }
    });
  }
}

/** Where a path leads; `undefined` if nothing is there, a link to nowhere included. */
async function realPathOf(path: string): Promise<string | undefined> {
  try {
    return await Deno.realPath(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

async function versionOf(text: string): Promise<Version> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return { text, etag: new Uint8Array(hash).toHex() };
}
