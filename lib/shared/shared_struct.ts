import type { Arena, ArenaRegion } from "../memory/arena.ts";
import { type Slot, slotOf, viewOf } from "../memory/numbers.ts";
import type { NumberOf, NumberType } from "../memory/numbers.ts";
import type { Acquirable } from "../sync/acquirable.ts";
import { regionOf } from "../sync/place.ts";
import { checkType } from "./element.ts";
import { Guarded } from "./guarded.ts";

/** The names of a structure's fields and their types. */
export type Fields = Readonly<Record<string, NumberType>>;

/** What a structure holds, as an ordinary object. */
export type Contents<F extends Fields> = { [N in keyof F]: NumberOf<F[N]> };

/** Each field has room for 64 bits. */
const FIELD_WORDS = 2;

/**
 * Some numbers that belong together and have names, seen by several processes or threads.
 *
 * Each field is read and written in one step; steps that belong together hold `getLock()`.
 *
 * @typeParam F The fields: `{ x: "float64", count: "int32" }`.
 *
 * @internal
 */
export class SharedStruct<F extends Fields> extends Guarded {
  /** The names and types of its fields. */
  readonly layout: F;
  /** The fields, to be read and assigned to. */
  readonly fields: Contents<F>;

  /** Makes a structure of zeros; each door of the library says where. */
  constructor(place: Arena | ArenaRegion, layout: F, lock: Acquirable | null) {
    const names = Object.keys(layout);
    for (const name of names) checkType(layout[name]);
    super(place, Math.max(1, FIELD_WORDS * names.length), lock);
    this.layout = layout;
    const { memory, start } = regionOf(this) as ArenaRegion;
    const fields = {};
    for (const [i, name] of names.entries()) {
      const at = 4 * (start + FIELD_WORDS * i);
      const slot = slotOf(viewOf(layout[name]!, memory.words.buffer, at, 1)) as Slot<unknown>;
      Object.defineProperty(fields, name, {
        enumerable: true,
        get: () => slot.load(),
        set: (value) => slot.store(value),
      });
    }
    this.fields = Object.seal(fields) as Contents<F>;
  }

  /** What it holds now, as an ordinary object that does not change with it. */
  copy(): Contents<F> {
    return { ...this.fields };
  }
}
