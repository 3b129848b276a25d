/**
 * The learner's own folder: a copy of each exercise that they began, and what an editor needs to
 * check and to test it there.
 *
 * ```text
 * my-course/
 *   deno.json, deno.lock         put the learner's files in the place of ours
 *   progress.json
 *   01_processes/
 *     03_collect.ts              theirs, copied once and never written to again
 *     03_collect_test.ts         imports our check, for `deno test` and the editor's test button
 * ```
 *
 * @module
 */
import { basename, dirname, fromFileUrl, join, relative, resolve } from "@std/path";
import type { CatalogExercise } from "./catalog.ts";
import { exclusively, moveAside, readText, replaceFile } from "./files.ts";
import { shellWord } from "./shell_word.ts";
import { specifier } from "./specifier.ts";

/** A learner's file, and whether it was made just now. */
export interface LearnersFile {
  readonly file: string;
  readonly created: boolean;
}

const REPOSITORY = fromFileUrl(new URL("..", import.meta.url));

/** The tasks that also work inside the workspace. */
const TASKS = "lesson list next find check watch hint solution reset progress study course".split(
  " ",
);

/** The folder in which a learner works. */
export class Workspace {
  /** Absolute path. */
  readonly dir: string;

  /**
   * Names the folder; nothing is made before it is needed.
   *
   * @param lessons The folder of the lessons; the workspace is beside it unless said otherwise.
   * @param dir Where it is instead.
   */
  constructor(lessons: string, dir = Deno.env.get("INTERLEAVE_COURSE_DIR")) {
    this.dir = resolve(dir || join(dirname(lessons), "my-course"));
  }

  /** Where the learner's copy of an exercise is, or will be. */
  fileOf(exercise: CatalogExercise): string {
    return join(this.dir, basename(exercise.folder), basename(exercise.file));
  }

  /** The same for people: from where they are, unless that is longer. */
  shown(file: string): string {
    const from = relative(Deno.cwd(), file);
    return from.startsWith(join("..", "..")) || from.length > file.length ? file : from;
  }

  /** Copies an exercise into the folder, unless it is there: a learner's file is never overwritten. */
  async begin(exercise: CatalogExercise): Promise<LearnersFile> {
    const file = this.fileOf(exercise);
    return await exclusively(this.dir, async () => {
      await Deno.mkdir(dirname(file), { recursive: true });
      const created = await copyNew(exercise.file, file);
      // Without it the packages would be looked up anew; a copy, as a learner may add their own.
      await copyNew(join(REPOSITORY, "deno.lock"), join(this.dir, "deno.lock"));
      await this.#configure(exercise);
      const test = file.replace(/\.ts$/, "_test.ts");
      const text = testText(exercise, file, this.dir);
      if (await readText(test) !== text) await replaceFile(test, text);
      return { file, created };
    });
  }

  /**
   * Puts the exercise as shipped in the place of the learner's file.
   *
   * @returns Where the old file is now; `undefined` when there was none.
   */
  async reset(exercise: CatalogExercise): Promise<{ file: string; backup: string | undefined }> {
    const backup = await moveAside(this.fileOf(exercise));
    const { file } = await this.begin(exercise);
    return { file, backup };
  }

  /** Adds to `deno.json` what this exercise needs; what the learner added stays. */
  async #configure(exercise: CatalogExercise): Promise<void> {
    const config = join(this.dir, "deno.json");
    const text = await readText(config);
    let own: Config = {};
    try {
      own = JSON.parse(text ?? "{}");
    } catch {
      await moveAside(config);
    }
    const ours = await this.#repositoryConfig();
    const next = JSON.stringify(
      {
        ...own,
        ...ours,
        imports: {
          ...own.imports,
          ...ours.imports,
          [specifier(this.dir, exercise.file)]: specifier(this.dir, this.fileOf(exercise)),
        },
        tasks: { ...own.tasks, ...ours.tasks },
      },
      null,
      2,
    ) + "\n";
    if (next !== text) await replaceFile(config, next);
  }

  /** What the repository's configuration says, as seen from the workspace. */
  async #repositoryConfig(): Promise<Config> {
    const { imports = {}, compilerOptions, allowScripts, fmt } = JSON.parse(
      await Deno.readTextFile(join(REPOSITORY, "deno.json")),
    ) as Config;
    const main = shellWord(relative(this.dir, join(REPOSITORY, "course", "main.ts")));
    return {
      imports: Object.fromEntries(
        Object.entries(imports).map(([name, target]) => [
          name,
          target.startsWith("./") ? specifier(this.dir, join(REPOSITORY, target)) : target,
        ]),
      ),
      tasks: {
        ...Object.fromEntries(
          TASKS.map((name) => {
            const command = name === "course" ? "" : ` ${name}`;
            return [name, `deno run -A ${main}${command} --dir .`];
          }),
        ),
        test: "deno test -A",
      },
      ...(compilerOptions ? { compilerOptions } : {}),
      ...(allowScripts ? { allowScripts } : {}),
      ...(fmt?.lineWidth ? { fmt: { lineWidth: fmt.lineWidth } } : {}),
    };
  }
}

interface Config {
  imports?: Record<string, string>;
  tasks?: Record<string, string>;
  compilerOptions?: Record<string, unknown>;
  allowScripts?: Record<string, unknown>;
  fmt?: { lineWidth?: number };
}

/** A test file must know when another configuration is used: it would grade our file instead. */
function testText(exercise: CatalogExercise, file: string, dir: string): string {
  const from = (to: string): string => specifier(dirname(file), to);
  const name = basename(file);
  return `// Grades ${name} beside it: \`deno task test\` in this folder, or an editor's test button.
const shipped = import.meta.resolve("${from(exercise.file)}");
if (shipped !== import.meta.resolve("./${name}")) {
  throw new Error("Cannot grade ${name} from here: start the test inside ${basename(dir)}");
}
await import("${from(exercise.check)}");
`;
}

/** Copies a file to where none is; `false` where one is, or where there is nothing to copy. */
async function copyNew(from: string, to: string): Promise<boolean> {
  const text = await readText(from);
  if (text === undefined) return false;
  try {
    await Deno.writeTextFile(to, text, { createNew: true });
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.AlreadyExists) return false;
    throw error;
  }
}
