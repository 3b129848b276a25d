import type { Demo } from "../../course/kit.ts";
import { demo as why } from "./demos/01_why.ts";
import { demo as program } from "./demos/02_program.ts";
import { demo as cores } from "./demos/03_cores.ts";
import { demo as slices } from "./demos/04_slices.ts";
import { demo as switches } from "./demos/05_switches.ts";
import { demo as block } from "./demos/06_block.ts";
import { demo as states } from "./demos/07_states.ts";
import { demo as fourWays } from "./demos/08_four_ways.ts";
import { demo as schedulers } from "./demos/09_schedulers.ts";
import { demo as slice } from "./demos/10_slice.ts";
import { demo as hog } from "./demos/11_hog.ts";
import { demo as memory } from "./demos/12_memory.ts";
import { demo as traits } from "./demos/13_traits.ts";

/** In the order in which they are shown; each runs from code, too: `await demos.states.run()`. */
export const demos = {
  why,
  program,
  cores,
  slices,
  switches,
  block,
  states,
  fourWays,
  schedulers,
  slice,
  hog,
  memory,
  traits,
} satisfies Record<string, Demo>;
