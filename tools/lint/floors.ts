import { eachImport, projectPath } from "./imports.ts";

/** The rooms of `lib/`, from the ground up. Rooms on one floor do not see each other. */
const floors: readonly (readonly string[])[] = [
  ["lib/std"],
  ["lib/errors.ts"],
  ["lib/waiting.ts"],
  ["lib/timer", "lib/codec"],
  ["lib/timeline"],
  ["lib/system"],
  ["lib/memory"],
  ["lib/sync"],
  ["lib/shared"],
  ["lib/channels"],
  ["lib/workers", "lib/signals"],
  ["lib/pools"],
  ["lib/managers", "lib/coroutines", "lib/schedulers", "lib/explore"],
  ["lib/evidence"],
];

/** What the rest of the house may import. `lessons/` has a rule of its own, `tests/` sees all. */
const upstairs: Readonly<Record<string, readonly string[]>> = {
  "mod.ts": ["lib", "doors", "course"],
  doors: ["lib", "doors"],
  course: ["doors", "lib/std", "course", "course/study"],
  // Half of it runs in a browser, where most doors would bring along what only Deno has.
  "course/study": ["lib", "doors", "course", "course/study"],
  bench: ["lib", "doors", "course", "bench"],
  tools: ["lib", "doors", "course", "tools"],
};

/**
 * Who may import whom: each floor only what lies below it.
 *
 * A part can then be read, tested and replaced without the parts above it, and the part that must be
 * distrusted most (`lib/system`, `lib/memory`) knows the least.
 */
export const floorsRule: Deno.lint.Rule = {
  create(context): Deno.lint.LintVisitor {
    const path = projectPath(context.filename);
    const here = placeOf(path);
    if (here === "lessons" || here === "tests" || here === undefined) return {};
    const allowed = allowedFrom(here);
    if (allowed === undefined) {
      return {
        Program(node): void {
          context.report({
            node,
            message: `Cannot place ${path}: ${here} is on no floor`,
            hint: "Give it one in tools/lint/floors.ts",
          });
        },
      };
    }
    return eachImport(context, ({ node, target }) => {
      const there = placeOf(target);
      if (there === undefined || allowed.includes(there)) return;
      if (allowed.includes("lib") && there.startsWith("lib/")) return;
      context.report({
        node,
        message: `${here} may not import ${target}: it stands on ${listOf(allowed, here)}`,
        hint: "Move what both need to a floor below both, or hand it in as an argument",
      });
    });
  },
};

/** The room, `"doors"` or top folder that a file belongs to; `undefined` for packages. */
function placeOf(path: string): string | undefined {
  if (["mod.ts", "lib/errors.ts", "lib/waiting.ts"].includes(path)) return path;
  if (/^lib\/[^/]+\.ts$/.test(path)) return "doors";
  return /^(lib\/[^/]+|course\/study|course|lessons|tests|bench|tools)\//.exec(path)?.[1];
}

function allowedFrom(place: string): readonly string[] | undefined {
  const floor = floors.findIndex((rooms) => rooms.includes(place));
  return floor < 0 ? upstairs[place] : [...floors.slice(0, floor).flat(), place];
}

function listOf(allowed: readonly string[], here: string): string {
  return allowed.filter((each) => each !== here).join(", ") || "nothing";
}
