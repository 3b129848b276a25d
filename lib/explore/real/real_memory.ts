import { Queue } from "../../channels/between_threads.ts";
import { SharedArray, Value } from "../../shared/between_threads.ts";
import {
  Barrier,
  BoundedSemaphore,
  Condition,
  Event,
  Lock,
  RLock,
  Semaphore,
} from "../../sync/between_threads.ts";
import type { Memory } from "../model/memory.ts";
import type * as nouns from "../model/nouns.ts";
import { indexed } from "../nouns/indexed.ts";

/**
 * The `m` of `shared: (m) => …` on free threads: the library's own objects.
 *
 * Whoever runs a program makes them; each thread then gets them, and declares the same once more.
 */
export class RealMemory implements Memory {
  /** What was made, in the order of the declarations; it can be sent to a thread. */
  readonly made: object[] = [];
  readonly #given: readonly object[] | undefined;
  readonly #numbers: [name: string, read: () => number][] = [];

  /** @param given What was made on another thread; left out, new objects are made. */
  constructor(given?: readonly object[]) {
    this.#given = given;
  }

  /** The values of all numbers, as text. */
  finalValues(): string {
    return this.#numbers.map(([name, read]) => `${name}=${read()}`).join(" ");
  }

  int(name: string, initial = 0): nouns.SharedInt {
    const int = new RealInt(this.#next(() => new Value("int32", initial, { lock: false })));
    this.#numbers.push([name, () => int.peek()]);
    return int;
  }

  ints(name: string, length: number, initial = 0): nouns.SharedInt[] {
    return Array.from({ length }, (_, index) => this.int(`${name}[${index}]`, initial));
  }

  value(name: string, initial = 0): nouns.Value {
    const value = this.#next(() => new Value("int32", initial, { lock: false }));
    this.#numbers.push([name, () => value.value]);
    return value;
  }

  array(name: string, length: number, initial = 0): nouns.SharedArray {
    const items = new Array<number>(length).fill(initial);
    const array = this.#next(() => new SharedArray("int32", items, { lock: false }));
    for (const index of items.keys()) {
      this.#numbers.push([`${name}[${index}]`, () => array.get(index)]);
    }
    return indexed(array);
  }

  lock(_name: string): nouns.Lock {
    return this.#next(() => new Lock());
  }

  rlock(_name: string): nouns.RLock {
    return this.#next(() => new RLock());
  }

  semaphore(_name: string, value = 1): nouns.Semaphore {
    return this.#next(() => new Semaphore(value));
  }

  boundedSemaphore(_name: string, value = 1): nouns.Semaphore {
    return this.#next(() => new BoundedSemaphore(value));
  }

  condition(name: string, lock: nouns.Lock = this.rlock(`${name}.lock`)): nouns.Condition {
    return this.#next(() => new Condition(lock as unknown as Lock));
  }

  event(_name: string): nouns.Event {
    return this.#next(() => new Event());
  }

  barrier(_name: string, parties: number): nouns.Barrier {
    return this.#next(() => new Barrier(parties));
  }

  queue(_name: string, maxSize = 0): nouns.Queue {
    return this.#next(() => new Queue<number>(maxSize));
  }

  memory(name: string, length: number): Int32Array<SharedArrayBuffer> {
    const words = this.#next(() => new Int32Array(new SharedArrayBuffer(4 * length)));
    for (const index of words.keys()) {
      this.#numbers.push([`${name}[${index}]`, () => words[index]!]);
    }
    return words;
  }

  #next<T extends object>(make: () => T): T {
    const object = this.#given === undefined ? make() : this.#given[this.made.length] as T;
    this.made.push(object);
    return object;
  }
}

class RealInt implements nouns.SharedInt {
  readonly #value: Value<"int32">;

  constructor(value: Value<"int32">) {
    this.#value = value;
  }

  load(): number {
    return this.#value.load();
  }

  store(value: number): void {
    this.#value.store(value);
  }

  add(delta: number): number {
    return this.#value.add(delta);
  }

  sub(delta: number): number {
    return this.#value.add(-delta);
  }

  exchange(value: number): number {
    return this.#value.exchange(value);
  }

  compareExchange(expected: number, value: number): number {
    return this.#value.compareExchange(expected, value);
  }

  peek(): number {
    return this.#value.load();
  }
}
