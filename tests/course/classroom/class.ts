import { LESSONS } from "../cli.ts";

/** Answers to 01/1 of the small course, and how many of its 3 points each earns. */
export const ANSWERS = {
  right: ["export const double = (n: number): number => 2 * n;\n", 3],
  constant: ["export const double = (_n: number): number => 4;\n", 1],
  broken: ["export const double = (n: number): number => 2 * ;\n", 0],
  exits: ["export const double = (_n: number): number => Deno.exit(0);\n", 0],
} as const;

/** A folder with a folder for each submission. It goes at the end. */
export class Class implements AsyncDisposable {
  readonly dir: string;
  readonly #root: string;

  private constructor(root: string) {
    this.#root = root;
    this.dir = `${root}/class`;
  }

  /** Makes a submission for each name, with an answer to 01/1. */
  static async of(answers: Readonly<Record<string, keyof typeof ANSWERS>>): Promise<Class> {
    const own = new Class(await Deno.makeTempDir({ prefix: "class-" }));
    for (const [name, answer] of Object.entries(answers)) {
      await own.handIn(name, ANSWERS[answer][0]);
    }
    return own;
  }

  /** Puts an answer to 01/1 into a submission. */
  async handIn(name: string, text: string): Promise<void> {
    const folder = `${this.dir}/${name}/01_first_steps`;
    await Deno.mkdir(folder, { recursive: true });
    await Deno.writeTextFile(`${folder}/01_double.ts`, text);
  }

  /** A command that grades 01/1 of the class, or one of its submissions. */
  command(...words: string[]): Deno.Command {
    return new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "course/main.ts", "grade", "01/1", ...words],
      cwd: new URL("../../../", import.meta.url),
      env: { INTERLEAVE_LESSONS: LESSONS, NO_COLOR: "1" },
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    });
  }

  /** Grades the whole class, and gives the table. */
  async table(out: string): Promise<string> {
    await this.command("--class", this.dir, "--out", `${this.#root}/${out}`).output();
    return await Deno.readTextFile(`${this.#root}/${out}/grades.csv`);
  }

  /** A path beside the class. */
  path(name: string): string {
    return `${this.#root}/${name}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.#root, { recursive: true });
  }
}
