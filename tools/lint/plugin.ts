/**
 * The house rules that a tool can check, run by `deno lint` (see `lint.plugins` in `deno.json`).
 *
 * @module
 */

import { atomicsBelow } from "./atomics_below.ts";
import { floorsRule } from "./floors.ts";
import { lessonImports } from "./lesson_imports.ts";
import { noTopLevelArrow } from "./no_top_level_arrow.ts";
import { oneDlopen } from "./one_dlopen.ts";
import { onlyMainExits } from "./only_main_exits.ts";
import { privateFields } from "./private_fields.ts";
import { studyPackages } from "./study_packages.ts";
import { testNames } from "./test_names.ts";

export default {
  name: "interleave",
  rules: {
    "floors": floorsRule,
    "one-dlopen": oneDlopen,
    "atomics-below": atomicsBelow,
    "only-main-exits": onlyMainExits,
    "private-fields": privateFields,
    "no-top-level-arrow": noTopLevelArrow,
    "lesson-imports": lessonImports,
    "study-packages": studyPackages,
    "test-names": testNames,
  },
} satisfies Deno.lint.Plugin;
