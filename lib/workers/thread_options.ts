import type { Target, TargetOptions } from "./target.ts";

/** What every `Thread` may be given. */
export interface ThreadSettings {
  /** `import.meta.url` of the module that exports the target or the subclass. */
  readonly module: string;
  /** A name for people. @default {"Thread-N (target)", or the subclass' name and N} */
  readonly name?: string | undefined;
  /** Whether the program may end although it still runs. @default {the creating thread's own flag} */
  readonly daemon?: boolean | undefined;
}

/** Options of `Thread`: where the target is, and what to call it with. */
export type ThreadOptions<F extends Target = Target> = ThreadSettings & TargetOptions<F>;
