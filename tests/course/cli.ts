import { dirname, fromFileUrl } from "@std/path";

/** The small course that the command line is tested with. */
export const LESSONS = fromFileUrl(new URL("./fixture/lessons/", import.meta.url));
const REPOSITORY = fromFileUrl(new URL("../../", import.meta.url));
/** What would change what the command line prints. */
const DISTURBING = /^(NO_COLOR|FORCE_COLOR|COLUMNS|TERM|npm_.*|INTERLEAVE_.*)$/;

/** How a command ended, and what it printed. */
export interface CliEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** With what to run it. */
export interface CliOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** What stands before `lesson 01`: the command line itself if not given. */
  readonly program?: readonly string[];
  readonly stdin?: "null" | "piped";
}

/** Deno tells of the packages that a program is the first to need. */
// deno-lint-ignore no-control-regex -- in colours, where colours are asked for
const DOWNLOADS = /^(?:\x1b\[[\d;]*m)*Download(?:\x1b\[[\d;]*m)* \S+\n/gm;

/** A learner: a folder of their own, in which commands are run. It goes at the end. */
export class Learner implements AsyncDisposable {
  readonly dir: string;

  constructor(dir: string) {
    this.dir = dir;
  }

  static async begin(): Promise<Learner> {
    return new Learner(await Deno.makeTempDir({ prefix: "learner-" }));
  }

  /** Runs a command to its end. */
  async run(words: string, options: CliOptions = {}): Promise<CliEnd> {
    const { code, stdout, stderr } = await this.command(words, options).output();
    const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
    return { code, stdout: text(stdout), stderr: text(stderr).replace(DOWNLOADS, "") };
  }

  /** Runs a command with `--json` and gives its record. */
  // deno-lint-ignore no-explicit-any -- each command has a record of its own
  async json(words: string): Promise<any> {
    return JSON.parse((await this.run(`${words} --json`)).stdout);
  }

  /** A command that is yet to be started. */
  command(words: string, { env = {}, program, stdin = "null" }: CliOptions = {}): Deno.Command {
    const [file, ...args] = program ?? [Deno.execPath(), "run", "-A", "course/main.ts"];
    const inherited = Object.entries(Deno.env.toObject()).filter(([name]) =>
      !DISTURBING.test(name)
    );
    return new Deno.Command(file!, {
      args: [...args, ...words.split(" ").filter((word) => word !== "")],
      cwd: REPOSITORY,
      clearEnv: true,
      env: {
        ...Object.fromEntries(inherited),
        INTERLEAVE_LESSONS: LESSONS,
        INTERLEAVE_COURSE_DIR: this.dir,
        ...env,
      },
      stdin,
      stdout: "piped",
      stderr: "piped",
    });
  }

  /** The learner's copy of an exercise. */
  path(file: string): string {
    return `${this.dir}/${file}`;
  }

  /** Puts our solution in the place of the learner's file. */
  async solve(file: string): Promise<void> {
    const [lesson, name] = file.split("/");
    await Deno.mkdir(this.path(lesson!), { recursive: true });
    await Deno.copyFile(`${LESSONS}${lesson}/solutions/${name}`, this.path(file));
  }

  /** Writes a file of the learner's. */
  async write(file: string, text: string): Promise<void> {
    await Deno.mkdir(dirname(this.path(file)), { recursive: true });
    await Deno.writeTextFile(this.path(file), text);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.dir, { recursive: true });
  }
}
