/**
 * The scripts of the page: TypeScript, made into what a browser loads by `deno bundle`.
 *
 * @module
 */
import { fromFileUrl, join, relative } from "@std/path";
import { cacheFolder } from "./cache_folder.ts";
import { hashOf } from "./hash_of.ts";

const ROOT = fromFileUrl(new URL("../../", import.meta.url));
const CLIENT = join(ROOT, "course", "study", "client");
/** What the scripts are made of, apart from packages, which the lock file names. */
const SOURCES = ["course/study", "lib/timeline", "lib/schedulers", "lib/explore"];
/** One for each kind of page. */
const ENTRIES = ["lesson", "exercise", "lab", "play"];

/** Files by their name, and the word that changes with them. */
export interface Bundle {
  readonly hash: string;
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/**
 * The scripts as they are now. What was bundled once is kept in the user's cache, by its content.
 *
 * @throws {Error} with the bundler's words if it fails.
 */
export async function bundleClient(cache = cacheFolder()): Promise<Bundle> {
  const hash = await hashOfSources();
  const folder = join(cache, hash);
  try {
    return { hash, files: await readAll(folder) };
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  await Deno.mkdir(cache, { recursive: true });
  const draft = await Deno.makeTempDir({ dir: cache });
  try {
    await bundleInto(draft);
    const files = await readAll(draft);
    await Deno.rename(draft, folder).catch(() => {}); // another course was quicker
    return { hash, files };
  } finally {
    await Deno.remove(draft, { recursive: true }).catch(() => {});
  }
}

async function bundleInto(folder: string): Promise<void> {
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      ..."bundle --quiet --platform browser --minify --code-splitting --outdir".split(" "),
      folder,
      ...ENTRIES.map((name) => join(CLIENT, `${name}.ts`)),
    ],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).output();
  if (success) return;
  throw new Error(`Cannot bundle the scripts of the page: ${new TextDecoder().decode(stderr)}`);
}

async function hashOfSources(): Promise<string> {
  const files = SOURCES.flatMap((folder) => [...filesIn(join(ROOT, folder))]);
  // One after the other: promises of so many small files would take five times as long.
  const texts = [...files, join(ROOT, "deno.lock")].map((file) =>
    `${relative(ROOT, file)}: ${Deno.readTextFileSync(file)}`
  );
  return await hashOf([Deno.version.deno, ...texts]);
}

function* filesIn(folder: string): Generator<string> {
  for (const { name, isDirectory } of [...Deno.readDirSync(folder)].sort(byName)) {
    const path = join(folder, name);
    if (isDirectory) yield* filesIn(path);
    else if (name.endsWith(".ts")) yield path;
  }
}

function byName(a: Deno.DirEntry, b: Deno.DirEntry): number {
  return a.name < b.name ? -1 : 1;
}

async function readAll(folder: string): Promise<Bundle["files"]> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for await (const { name } of Deno.readDir(folder)) {
    files.set(name, await Deno.readFile(join(folder, name)));
  }
  return files;
}
