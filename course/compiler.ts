/**
 * A quick opinion on whether an answer compiles.
 *
 * `deno check` reads all of our library and of Deno's types anew for each answer, which takes seconds.
 * TypeScript's native compiler, kept running and asked about nothing but the answer and its check,
 * takes milliseconds. It knows less, nothing of `npm:` and `node:`: then it says so.
 *
 * It reads what strangers wrote, outside of any sandbox, and runs none of it. Of the disk it sees this
 * repository and the lesson alone.
 *
 * @module
 */
import type { ChildProcess } from "node:child_process";
import { deadline } from "@std/async";
import { basename, fromFileUrl } from "@std/path";
import type { API, Diagnostic, Program } from "typescript/unstable/async";
import type { CatalogExercise } from "./catalog.ts";
import { firstOf, LENIENT } from "./compile.ts";
import { Watchdog } from "./watchdog.ts";
import config from "../deno.json" with { type: "json" };

/** How long a question may take, in milliseconds: there are programs whose types take for ever. */
const PATIENCE_MS = 5000;
const ROOT = fromFileUrl(new URL("../", import.meta.url));
/** Where the compiler finds the types of Deno, which no file has. */
const DENO_TYPES = `${ROOT}deno.d.ts`;
/** What Deno's own compiler takes from the types of Node. */
const NODE_TYPES = [
  ...["Timeout", "Interval", "Immediate"].map((kind) =>
    `declare function set${kind}(run: (...args: any[]) => void, ...args: any[]): any;
     declare function clear${kind}(id?: any): void;`
  ),
  "declare var process: any, Buffer: any, global: any;",
];
/** "Cannot find module", and the same for what is Node's: nobody knows what follows from that. */
const UNKNOWN = [2307, 2580, 2591];
/** The compiler's own libraries. */
const LIBRARY = /\/lib(\.\w+)+\.d\.ts$/;

/** The compiler's process. */
interface Server {
  readonly api: API;
  /** Ends it when the course is killed. */
  readonly watchdog: Watchdog;
  readonly process: ChildProcess;
  disconnect(): Promise<void>;
}

/** One process, started when it is first asked, that answers one question after the other. */
export class Compiler implements AsyncDisposable {
  #server: Promise<Server> | undefined;
  #questions: Promise<unknown> = Promise.resolve();
  /** Files that the disk has not, or has with another text. */
  readonly #files = new Map<string, string>();
  /** What the last question was about: the compiler has not heard yet that the answer is gone. */
  #replaced: readonly string[] = [];
  /** The folder of the lesson that is asked about; it may lie outside of this repository. */
  #lesson = ROOT;
  readonly #patience: number;

  /** @param patience How long a question may take, in milliseconds. */
  constructor(patience = PATIENCE_MS) {
    this.#patience = patience;
  }

  /**
   * Looks at an answer, and at the check of its exercise, which has to fit.
   *
   * @param answer The path of the answer, which is read in the place of the shipped file.
   * @returns The first errors with their places, or `null` if there are none; `undefined` where it
   *   cannot tell, takes too long, or does not run on this machine: ask `deno check`.
   */
  errors(exercise: CatalogExercise, answer: string): Promise<string | null | undefined> {
    const answered = this.#questions.then(async () => {
      try {
        return await deadline(this.#ask(exercise, answer), this.#patience);
      } catch {
        await this.#end();
        return undefined;
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

  async #ask(
    { id, folder, file, check }: CatalogExercise,
    answer: string,
  ): Promise<string | null | undefined> {
    this.#lesson = `${folder}/`;
    const { api } = await (this.#server ??= this.#start());
    const project = `${ROOT}${id.replace("/", "-")}.json`;
    const isNew = !this.#files.has(project);
    this.#files.set(project, JSON.stringify(projectOf([DENO_TYPES, check, file])));
    const text = await Deno.readTextFile(answer);
    this.#files.set(file, text);
    const snapshot = await api.updateSnapshot({
      openProjects: isNew ? [project] : [],
      fileChanges: { changed: [check, file, ...this.#replaced] },
    });
    const { program } = snapshot.getProject(project)!;
    const problems = [
      ...await problemsIn(program, file, { name: basename(answer), text }),
      ...await problemsIn(program, check, {
        name: `checks/${basename(check)}`,
        text: await Deno.readTextFile(check),
      }),
    ];
    await snapshot.dispose(); // not after a failure: a process that has ended would be started again
    this.#files.delete(file); // the next exercise may need it as it is shipped
    this.#replaced = [file];
    if (problems.some(({ code }) => UNKNOWN.includes(code))) return undefined;
    return problems.length === 0 ? null : firstOf(problems.map(inWords));
  }

  async #start(): Promise<Server> {
    const [{ API }, types] = await Promise.all([
      import("typescript/unstable/async"),
      new Deno.Command(Deno.execPath(), { args: ["types"], stdin: "null" }).output(),
    ]);
    this.#files.set(DENO_TYPES, [new TextDecoder().decode(types.stdout), ...NODE_TYPES].join("\n"));
    const api = new API({
      cwd: ROOT,
      fs: {
        fileExists: (path) => this.#files.has(path) || undefined, // that is: ask the disk
        readFile: (path) => this.#files.get(path) ?? (this.#mayRead(path) ? undefined : null),
      },
    });
    // What the API keeps to itself: it closes only when the compiler has finished what it is at, and a
    // compiler that waits for an answer of ours does not notice that we are gone.
    const client = api["client"];
    await client.connect();
    const process = client["process"]!;
    const watchdog = new Watchdog();
    await watchdog.guardProcess(process.pid!);
    return { api, watchdog, process, disconnect: () => client.close() };
  }

  /** A stranger's import may name what is not theirs to see, or a device without an end. */
  #mayRead(path: string): boolean {
    const isOurs = path.startsWith(ROOT) || path.startsWith(this.#lesson) || LIBRARY.test(path);
    return isOurs && Deno.statSync(path).isFile;
  }

  async #end(): Promise<void> {
    const server = await this.#server?.catch(() => undefined); // it could not be started
    this.#server = undefined;
    this.#files.clear();
    this.#replaced = [];
    if (server === undefined) return;
    await using _watchdog = server.watchdog;
    const { process } = server;
    await server.disconnect();
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
      ...LENIENT,
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
      paths: Object.fromEntries(ours.map(([name, path]) => [name, [typesOf(path)]])),
    },
  };
}

/** A file as people see it. */
interface Source {
  readonly name: string;
  readonly text: string;
}

type Problem = Diagnostic & { readonly source: Source };

async function problemsIn(program: Program, file: string, source: Source): Promise<Problem[]> {
  const syntax = await program.getSyntacticDiagnostics(file);
  const found = syntax.length > 0 ? syntax : await program.getSemanticDiagnostics(file);
  return found.map((problem) => ({ ...problem, source }));
}

/** The place, the words, and the line with what they are about underlined: as `deno check` has it. */
function inWords({ source, pos, end, text, messageChain = [] }: Problem): string {
  const before = source.text.slice(0, pos).split("\n");
  const column = before.at(-1)!.length;
  const line = source.text.split("\n")[before.length - 1]!;
  const marked = Math.max(1, Math.min(end - pos, line.length - column));
  return [
    `${source.name}:${before.length}:${column + 1}  ${text}`,
    ...reasons(messageChain),
    line,
    " ".repeat(column) + "~".repeat(marked),
  ].join("\n");
}

/** Each reason below what it explains, and further in. */
function reasons(chain: readonly Diagnostic[], depth = 1): string[] {
  return chain.flatMap(({ text, messageChain = [] }) => [
    "  ".repeat(depth) + text,
    ...reasons(messageChain, depth + 1),
  ]);
}

/** The doors to other people's packages have their types beside them. */
function typesOf(path: string): string {
  return ROOT + path.slice(2).replace(/^(lib\/std\/.*)\.ts$/, "$1.d.ts");
}
