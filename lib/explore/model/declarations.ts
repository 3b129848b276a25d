import { ExploredArray } from "../nouns/array.ts";
import { ExploredBarrier } from "../nouns/barrier.ts";
import { ExploredCondition } from "../nouns/condition.ts";
import { ExploredEvent } from "../nouns/event.ts";
import { indexed } from "../nouns/indexed.ts";
import { ExploredInt, ExploredValue, wordOf } from "../nouns/int.ts";
import { ExploredLock } from "../nouns/lock.ts";
import { ExploredQueue, UNBOUNDED_ROOM } from "../nouns/queue.ts";
import { ExploredRLock } from "../nouns/rlock.ts";
import { ExploredSemaphore } from "../nouns/semaphore.ts";
import { interceptAtomics, RawMemory } from "../raw/raw_memory.ts";
import { WORDS_OF_A_WORD } from "../raw/word_operations.ts";
import type { Declared, Noun } from "./declared.ts";
import type * as nouns from "./nouns.ts";
import type { Memory } from "./memory.ts";
import type { Handle, Stage } from "./stage.ts";
import { MAX_OBJECTS, MAX_THREADS, MEMORY } from "./state.ts";

/**
 * The `m` of `shared: (m) => …` in the explorer: notes what is declared, in order, and gives handles.
 * The same declarations in the same order come to lie in the same words, on every thread.
 */
export class Declarations implements Memory {
  /** What was declared so far; numbered in this order. */
  readonly objects: Declared[] = [];
  readonly #stage: Stage;
  readonly #names = new Set<string>();
  readonly #declaredOf = new Map<Handle, Declared>();
  #top = MEMORY;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** How many words the state has, with all that was declared. */
  get size(): number {
    return this.#top;
  }

  int(name: string, initial = 0): nouns.SharedInt {
    return new ExploredInt(this.#stage, this.#declare("int", name, [wordOf(initial, name)]));
  }

  ints(name: string, length: number, initial = 0): nouns.SharedInt[] {
    return this.#elements("int", name, length, initial)
      .map((declared) => new ExploredInt(this.#stage, declared));
  }

  value(name: string, initial = 0): nouns.Value {
    return new ExploredValue(this.#stage, this.#declare("value", name, [wordOf(initial, name)]));
  }

  array(name: string, length: number, initial = 0): nouns.SharedArray {
    const elements = this.#elements("element", name, length, initial);
    return indexed(new ExploredArray(this.#stage, elements));
  }

  lock(name: string): nouns.Lock {
    return this.#handle(ExploredLock, "lock", name, [0]);
  }

  rlock(name: string): nouns.RLock {
    return this.#handle(ExploredRLock, "rlock", name, [0, 0]);
  }

  semaphore(name: string, value = 1): nouns.Semaphore {
    return this.#handle(ExploredSemaphore, "semaphore", name, [countOf(value, name, 0), -1]);
  }

  boundedSemaphore(name: string, value = 1): nouns.Semaphore {
    const permits = countOf(value, name, 0);
    return this.#handle(ExploredSemaphore, "semaphore", name, [permits, permits]);
  }

  condition(name: string, lock: nouns.Lock = this.rlock(`${name}.lock`)): nouns.Condition {
    if (!(lock instanceof ExploredLock || lock instanceof ExploredRLock)) {
      throw new TypeError(`Cannot declare ${name}: its lock has to come from lock() or rlock()`);
    }
    const declared = this.#declare("condition", name, new Array(1 + MAX_THREADS).fill(0));
    return new ExploredCondition(this.#stage, declared, lock, this.#declaredOf.get(lock)!);
  }

  event(name: string): nouns.Event {
    return this.#handle(ExploredEvent, "event", name, [0]);
  }

  barrier(name: string, parties: number): nouns.Barrier {
    return this.#handle(ExploredBarrier, "barrier", name, [countOf(parties, name, 1), 0, 0, 0, -1]);
  }

  queue(name: string, maxSize = 0): nouns.Queue {
    const size = Math.max(0, countOf(maxSize, name, -Infinity));
    const slots = new Array(size || UNBOUNDED_ROOM).fill(0);
    return this.#handle(ExploredQueue, "queue", name, [size, 0, 0, ...slots]);
  }

  memory(name: string, length: number): Int32Array<SharedArrayBuffer> {
    interceptAtomics();
    const words = Array.from(
      { length: countOf(length, name, 1) },
      (_, index) => this.#declare("word", `${name}[${index}]`, new Array(WORDS_OF_A_WORD).fill(0)),
    );
    return new RawMemory(this.#stage, words).asArray();
  }

  #handle<H extends Handle>(
    Class: new (stage: Stage, declared: Declared) => H,
    noun: Noun,
    name: string,
    initial: number[],
  ): H {
    const declared = this.#declare(noun, name, initial);
    const handle = new Class(this.#stage, declared);
    this.#declaredOf.set(handle, declared);
    return handle;
  }

  #elements(noun: Noun, name: string, length: number, initial: number): Declared[] {
    const word = wordOf(initial, name);
    return Array.from(
      { length: countOf(length, name, 0) },
      (_, index) => this.#declare(noun, `${name}[${index}]`, [word]),
    );
  }

  #declare(noun: Noun, name: string, initial: readonly number[]): Declared {
    if (this.#names.has(name)) {
      throw new TypeError(
        `Cannot declare ${name} twice: the tables tell objects apart by their names`,
      );
    }
    if (this.objects.length === MAX_OBJECTS) {
      throw new RangeError(
        `Cannot declare ${name}: the explorer has room for ${MAX_OBJECTS} objects`,
      );
    }
    const declared = { id: this.objects.length, noun, name, base: this.#top, initial };
    this.#names.add(name);
    this.#top += initial.length;
    this.objects.push(declared);
    return declared;
  }
}

function countOf(value: number, name: string, least: number): number {
  if (Number.isInteger(value) && value >= least && value <= 1 << 20) return value;
  throw new RangeError(
    `Cannot declare ${name} with ${String(value)}: give a whole number of at least ${least}`,
  );
}
