import { Code } from "../model/codes.ts";
import type { Declared } from "../model/declared.ts";
import { asNothing, asNumber, type Stage } from "../model/stage.ts";
import type { Indexed } from "./indexed.ts";
import { wordOf } from "./int.ts";

/** Numbers in the explorer: each element is an object of its own, so that steps on two are independent. */
export class ExploredArray implements Indexed {
  readonly #stage: Stage;
  readonly #elements: readonly Declared[];

  constructor(stage: Stage, elements: readonly Declared[]) {
    this.#stage = stage;
    this.#elements = elements;
  }

  get length(): number {
    return this.#elements.length;
  }

  get(index: number): number {
    return this.#stage.perform(Code.load, this.#at(index).id, 0, 0, asNumber);
  }

  set(index: number, value: number): void {
    const element = this.#at(index);
    const word = wordOf(value, element.name);
    return this.#stage.perform(Code.store, element.id, word, 0, asNothing);
  }

  /** As in the library, −1 is the last one. */
  #at(index: number): Declared {
    const element = this.#elements.at(index);
    if (element !== undefined && Number.isInteger(index)) return element;
    throw new RangeError(`Cannot use element ${index}: the array has ${this.#elements.length}`);
  }
}
