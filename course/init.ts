/**
 * The course for people without a clone of it: `deno run -A jsr:@interleave/interleave/init my-course`.
 *
 * The course is copied to `my-course/.interleave`, because it reads its lessons from the disk; the
 * learner's own files lie beside it. Doing it again brings a newer version of the course and touches
 * nothing of the learner's. This file imports nothing, so that it runs from wherever it lies.
 *
 * @example
 * ```ts
 * import { isNeeded } from "interleave/init";
 * import { assert, assertFalse } from "@std/assert";
 *
 * assert(isNeeded("lessons/01_processes/mod.ts"));
 * assertFalse(isNeeded("tests/course/cli.ts"));
 * ```
 *
 * @module
 */

/** Files that are fetched at the same time. */
const AT_A_TIME = 8;

/**
 * Whether a file of the package is part of the course as a learner runs it.
 *
 * @param path From the root of the package.
 */
export function isNeeded(path: string): boolean {
  return /^(course|lib|lessons)\/|^(mod\.ts|deno\.json|deno\.lock|LICENSE)$/.test(path);
}

/**
 * Makes a learner's folder.
 *
 * @param dir Where; made if it is not there.
 * @param root Where the course lies: a folder of this computer, or a package on a registry in the
 *   manner of JSR, which lists its files in `VERSION_meta.json`.
 * @returns The exit code: 0 good, 1 the course could not be had.
 */
export async function init(
  dir: string,
  root: URL = new URL("../", import.meta.url),
): Promise<number> {
  let course = root;
  if (root.protocol !== "file:") {
    await Deno.mkdir(dir, { recursive: true });
    const folder = `${await Deno.realPath(dir)}/.interleave`;
    try {
      await fetchCourse(root, folder);
    } catch (error) {
      console.error(error instanceof Error ? error.message : `${error}`);
      return 1;
    }
    course = new URL(`file://${encodeURI(folder).replace(/[?#]/g, encodeURIComponent)}/`);
  }
  const main = new URL("course/main.ts", course).href;
  const { code } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", main, "init", dir],
    stdout: "inherit",
    stderr: "inherit",
  }).output();
  return code;
}

/** Brings all files, each compared with its checksum, before any of them takes its place. */
async function fetchCourse(root: URL, folder: string): Promise<void> {
  const list = new URL(root.href.replace(/\/$/, "_meta.json"));
  const { manifest } = JSON.parse(new TextDecoder().decode(await get(list)));
  const files = Object.entries<{ checksum: string }>(manifest)
    .map(([path, { checksum }]) => ({ path: path.slice(1), checksum }))
    .filter(({ path }) => isNeeded(path) && !path.split("/").includes(".."));
  if (files.length === 0) throw new Error(`Cannot find the course at ${root}: no file is listed`);
  const draft = `${folder}.new`;
  await remove(draft);
  const queue = files.values();
  const bring = async (): Promise<void> => {
    for (const { path, checksum } of queue) {
      const bytes = await get(new URL(path, root));
      if (await sha256(bytes) !== checksum) {
        throw new Error(`Cannot use ${new URL(path, root)}: it is not the file that is listed`);
      }
      const file = `${draft}/${path}`;
      await Deno.mkdir(file.slice(0, file.lastIndexOf("/")), { recursive: true });
      await Deno.writeFile(file, bytes);
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_A_TIME }, bring));
  const failed = ends.find((end) => end.status === "rejected");
  if (failed !== undefined) {
    await remove(draft);
    throw failed.reason;
  }
  await remove(folder);
  await Deno.rename(draft, folder);
}

async function get(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (response.ok) return await response.bytes();
  await response.body?.cancel();
  throw new Error(
    `Cannot get ${url}: ${response.status} ${response.statusText}; without a registry, clone the course`,
  );
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return `sha256-${new Uint8Array(hash).toHex()}`;
}

async function remove(folder: string): Promise<void> {
  await Deno.remove(folder, { recursive: true }).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
}

if (import.meta.main) {
  const [dir, ...rest] = Deno.args;
  if (dir === undefined || rest.length > 0) {
    console.error(`Which folder? Say it as in \`deno run -A ${import.meta.url} my-course\`.`);
    Deno.exitCode = 2;
  } else Deno.exitCode = await init(dir);
}
