/**
 * A quick opinion on whether an answer compiles.
 *
 * `deno check` reads all of our library and of Deno's types anew for each answer, which takes seconds.
 * TypeScript's native compiler, kept running and asked about nothing but the answer and its check,
 * takes milliseconds. It knows less: nothing of `npm:` and `node:`. So its yes counts, and after a no
 * `deno check` has the word.
 *
 * It reads what strangers wrote, outside of any sandbox, and runs none of it. Of the disk it sees this
 * repository alone.
 *
 * @module
 */
import { deadline } from "@std/async";
import { fromFileUrl } from "@std/path";
import type { API, Program } from "typescript/unstable/async";
import type { CatalogExercise } from "./catalog.ts";
import config from "../deno.json" with { type: "json" };

/** How long a question may take, in milliseconds: there are programs whose types take for ever. */
const PATIENCE_MS = 5000;
const ROOT = fromFileUrl(new URL("../", import.meta.url));
/** Where the compiler finds the types of Deno, which no file has. */
const DENO_TYPES = `${ROOT}deno.d.ts`;
/** What Deno's own compiler takes from the types of Node. */
const TIMERS = ["Timeout", "Interval"].map((kind) =>
  `declare function set${kind}(run: (...args: any[]) => void, ms?: number, ...args: any[]): any;
   declare function clear${kind}(id?: any): void;`
);
/** The compiler's own libraries. */
const LIBRARY = /\/lib(\.\w+)+\.d\.ts$/;

/** One process, started when it is first asked, that answers one question after the other. */
export class Compiler implements AsyncDisposable {
  #server: Promise<API> | undefined;
  #questions: Promise<unknown> = Promise.resolve();
  /** Files that the disk has not, or has with another text. */
  readonly #files = new Map<string, string>();
  /** What the last question was about: the compiler has not heard yet that the answer is gone. */
  #replaced: readonly string[] = [];
  readonly #patience: number;

  /** @param patience How long a question may take, in milliseconds. */
  constructor(patience = PATIENCE_MS) {
    this.#patience = patience;
  }

  /**
   * Whether an answer surely compiles, and the check of its exercise with it.
   *
   * @param answer The path of the answer, which is read in the place of the shipped file.
   * @returns False also where nobody can tell: the compiler does not run here, or takes too long.
   */
  accepts(exercise: CatalogExercise, answer: string): Promise<boolean> {
    const answered = this.#questions.then(async () => {
      try {
        return await deadline(this.#ask(exercise, answer), this.#patience);
      } catch {
        await this.#end();
        return false;
      }
    });
    this.#questions = answered;
    return answered;
  }

  /** Answers what is still being asked, and ends the process. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#questions;
    await this.#end();
  }

  async #ask({ id, file, check }: CatalogExercise, answer: string): Promise<boolean> {
    const server = await (this.#server ??= this.#start());
    const project = `${ROOT}${id.replace("/", "-")}.json`;
    const isNew = !this.#files.has(project);
    this.#files.set(project, JSON.stringify(projectOf([DENO_TYPES, check, file])));
    this.#files.set(file, await Deno.readTextFile(answer));
    const snapshot = await server.updateSnapshot({
      openProjects: isNew ? [project] : [],
      fileChanges: { changed: [check, file, ...this.#replaced] },
    });
    const { program } = snapshot.getProject(project)!;
    const compiles = await isClean(program, file) && await isClean(program, check);
    await snapshot.dispose(); // not after a failure: a process that has ended would be started again
    this.#files.delete(file); // the next exercise may need it as it is shipped
    this.#replaced = [file];
    return compiles;
  }

  async #start(): Promise<API> {
    const [{ API }, types] = await Promise.all([
      import("typescript/unstable/async"),
      new Deno.Command(Deno.execPath(), { args: ["types"], stdin: "null" }).output(),
    ]);
    this.#files.set(DENO_TYPES, [new TextDecoder().decode(types.stdout), ...TIMERS].join("\n"));
    return new API({
      cwd: ROOT,
      fs: {
        fileExists: (path) => this.#files.has(path) || undefined, // that is: ask the disk
        readFile: (path) => this.#files.get(path) ?? (mayRead(path) ? undefined : null),
      },
    });
  }

  async #end(): Promise<void> {
    const server = await this.#server?.catch(() => undefined);
    this.#server = undefined;
    this.#files.clear();
    this.#replaced = [];
    if (server === undefined) return;
    // The door of the API closes only when the compiler has finished what it is at.
    const client = server["client"];
    const process = client["process"];
    await client.close();
    if (process?.pid === undefined) return; // it could not be started
    if (process.exitCode !== null || process.signalCode !== null) return;
    const ended = Promise.withResolvers<void>();
    process.once("exit", () => ended.resolve());
    process.kill("SIGKILL");
    await ended.promise;
  }
}

function projectOf(files: readonly string[]): unknown {
  const ours = Object.entries<string>(config.imports).filter(([, path]) => path.startsWith("./"));
  return {
    files,
    compilerOptions: {
      ...config.compilerOptions,
      noUnusedParameters: false,
      noEmit: true,
      target: "esnext",
      lib: ["esnext"],
      types: [],
      module: "esnext",
      moduleResolution: "bundler",
      moduleDetection: "force",
      allowImportingTsExtensions: true,
      resolveJsonModule: true,
      isolatedModules: true,
      skipLibCheck: true,
      paths: Object.fromEntries(ours.map(([name, path]) => [name, [ROOT + path.slice(2)]])),
    },
  };
}

async function isClean(program: Program, file: string): Promise<boolean> {
  const found = [
    await program.getSyntacticDiagnostics(file),
    await program.getSemanticDiagnostics(file),
  ];
  return found.every((problems) => problems.length === 0);
}

/** A stranger's import may name what is not theirs to see, or a device without an end. */
function mayRead(path: string): boolean {
  return (path.startsWith(ROOT) || LIBRARY.test(path)) && Deno.statSync(path).isFile;
}
