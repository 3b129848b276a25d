import { Code } from "../model/codes.ts";
import type { Declared } from "../model/declared.ts";
import type * as nouns from "../model/nouns.ts";
import { asNothing, asNumber, type Stage } from "../model/stage.ts";
import { wordOf } from "./int.ts";

/** Numbers in the explorer: each element is an object of its own, so that steps on two are independent. */
export class ExploredArray implements nouns.SharedArray {
  [index: number]: number;
  readonly #stage: Stage;
  readonly #elements: readonly Declared[];

  constructor(stage: Stage, elements: readonly Declared[]) {
    this.#stage = stage;
    this.#elements = elements;
    return new Proxy(this, {
      get: (target, key): unknown => {
        const index = indexOf(key);
        if (index !== undefined) return target.get(index);
        const value = Reflect.get(target, key, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
      set: (target, key, value): boolean => {
        const index = indexOf(key);
        if (index === undefined) return false;
        target.set(index, value);
        return true;
      },
    });
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

  #at(index: number): Declared {
    const element = this.#elements[index];
    if (element !== undefined) return element;
    throw new RangeError(
      `Cannot use element ${index}: there are ${this.#elements.length}, counted from 0`,
    );
  }
}

/** The number that a property name such as `"3"` is. */
export function indexOf(key: string | symbol): number | undefined {
  return typeof key === "string" && /^-?\d+$/.test(key) ? Number(key) : undefined;
}
