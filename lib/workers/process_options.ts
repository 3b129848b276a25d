import type { Target, TargetOptions } from "./target.ts";

/** How a process comes into being. */
export type StartMethod = "spawn" | "fork";

/** What every `Process` may be given. */
export interface ProcessSettings {
  /** `import.meta.url` of the module that exports the target or the subclass. */
  readonly module: string;
  /** A name for people. @default {"Process-N", or the subclass' name and N} */
  readonly name?: string | undefined;
  /** Whether it ends with its parent. @default {the creating process' own flag} */
  readonly daemon?: boolean | undefined;
  /**
   * `"spawn"`: a new `deno` that imports the module. `"fork"`: a copy of this process as it is, for
   * synchronous targets on Linux; see `fork()`.
   *
   * @default {"spawn"}
   */
  readonly start?: StartMethod | undefined;
  /** The nice value to run with, −20 to 19. @default {the parent's} */
  readonly nice?: number | undefined;
}

/** Options of `Process`: where the target is, and what to call it with. */
export type ProcessOptions<F extends Target = Target> = ProcessSettings & TargetOptions<F>;
