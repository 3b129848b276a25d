/** What the processes of `process_test.ts` do. */

import {
  activeChildren,
  currentProcess,
  exit,
  parentProcess,
  Process,
  type ProcessSettings,
} from "interleave/processes";

export function nothing(): void {}

export function answer(
  file: string,
  values: unknown = null,
  options: { last?: boolean } = {},
): void {
  const { pid, name } = currentProcess();
  const parent = parentProcess();
  Deno.writeTextFileSync(
    file,
    JSON.stringify({
      values,
      options,
      pid,
      realPid: Deno.pid,
      name,
      parent: [parent?.pid, parent?.name],
      children: activeChildren().length,
      authKey: currentProcess().authKey.toHex(),
    }),
  );
}

export function sleepFor(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Says when it is ready by creating `file`, then sleeps. */
export async function readyThenSleep(file: string, ignoreTerm = false): Promise<void> {
  if (ignoreTerm) Deno.addSignalListener("SIGTERM", () => {});
  Deno.writeTextFileSync(file, String(Deno.pid));
  await sleepFor(60_000);
}

export function fail(): void {
  throw new RangeError("the failing line", { cause: new Error("the reason") });
}

export function exitWith(status: unknown): void {
  try {
    exit(status);
  } finally {
    console.log("cleaned up");
  }
}

export function startAnother(): void {
  new Process({ module: import.meta.url, target: nothing }).start();
}

/** Appends its place, then has two children do the same, down to `depth`. */
export async function grow(file: string, place: readonly number[], depth: number): Promise<void> {
  Deno.writeTextFileSync(file, `${JSON.stringify(place)}\n`, { append: true });
  if (place.length === depth) return;
  for (const i of [0, 1]) {
    const child = new Process({
      module: import.meta.url,
      target: grow,
      args: [file, [...place, i], depth],
    });
    child.start();
    await child.join();
  }
}

export function daemonFlag(file: string): void {
  // A daemon may not have children, but may describe one.
  Deno.writeTextFileSync(
    file,
    String(new Process({ module: import.meta.url, target: nothing }).daemon),
  );
}

export function list(): Promise<void> {
  return Promise.resolve();
}

export class Singer extends Process {
  verses: string[];
  #constructed = true;

  constructor(verses: string[], settings: Partial<ProcessSettings> = {}) {
    super({ module: import.meta.url, ...settings });
    this.verses = verses;
  }

  /** Whether the constructor ran on this object. */
  get constructed(): boolean {
    return #constructed in this && this.#constructed;
  }

  override run(): void {
    Deno.writeTextFileSync(
      this.verses[0]!,
      JSON.stringify({ verses: this.verses, name: this.name, constructed: this.constructed }),
    );
  }
}

export class Unfinished extends Process {}
