/**
 * Whether this machine has what a demo or an exercise needs.
 *
 * @module
 */
import type { Need } from "./kit.ts";

const LINUX: Record<Exclude<Need, "two cores" | "redis">, string> = {
  linux: "it reads `/proc` and uses calls that only Linux has",
  fork: "a real fork() relies on madvise(MADV_DOFORK)",
  ffi: "it calls the C library of Linux",
};

/**
 * What this machine lacks.
 *
 * @returns A sentence that says what is missing and why it is needed, or `null` if all is there.
 */
export function missingNeeds(needs: readonly Need[] = []): string | null {
  for (const need of needs) {
    if (need === "two cores") {
      if (navigator.hardwareConcurrency < 2) {
        return "This needs two processor cores: on one, its processes only take turns.";
      }
    } else if (need === "redis") {
      if (!isInstalled("redis-server")) {
        return "This needs a Redis server, which is not installed: `apt install redis-server`.";
      }
    } else if (Deno.build.os !== "linux") {
      return `This needs Linux: ${LINUX[need]}.`;
    }
  }
  return null;
}

/** Whether a program can be started by its name. */
function isInstalled(program: string): boolean {
  return (Deno.env.get("PATH") ?? "").split(":").some((folder) => {
    try {
      return Deno.statSync(`${folder}/${program}`).isFile;
    } catch {
      return false;
    }
  });
}
