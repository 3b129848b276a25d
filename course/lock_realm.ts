/** A place where a prototype's property is often assigned to on an object below it. */
type Holder = Record<PropertyKey, unknown>;

/** What the explorer and tests of time may put something else in the place of. */
const REPLACEABLE: ReadonlySet<unknown> = new Set([Math, Date]);

/**
 * Locks what all code of this realm shares, so that whoever is imported next cannot put something
 * else in its place: the objects and functions of the language, their prototypes, and `Deno`.
 *
 * Who tries gets a `TypeError`. What a program makes itself is as free as ever; also an error's own
 * `name`, although its prototype has one of that name (frozen properties forbid that otherwise).
 * `Math.random`, `Date.now`, timers and other parts of the web platform stay replaceable: none of
 * them decides about a claim. A Worker has a realm of its own and is not locked.
 *
 * @param more Classes and functions to lock as well.
 */
export function lockRealm(more: readonly object[] = []): void {
  // Node's modules, loaded when first used, and many a class of errors assign to such names.
  const bytes = Object.getPrototypeOf(Uint8Array);
  for (const { prototype } of [Object, Function, Set, Map, Uint8Array, bytes]) loosen(prototype);
  for (const holder of [bytes, ...errorPrototypes(more)]) loosen(holder as Holder);
  for (const name of ["writeTextFileSync", "Command", "FsFile"] as const) Deno[name];
  for (const value of reachable([...languageValues(), Deno.Command, Deno.FsFile, ...more])) {
    if (!REPLACEABLE.has(value) && value !== Error) Object.freeze(value);
  }
  // Libraries set `stackTraceLimit` and `prepareStackTrace`, which V8 reads there.
  for (const key of Reflect.ownKeys(Error)) if (key !== "stackTraceLimit") lockProperty(Error, key);
  for (const key of Reflect.ownKeys(Deno)) lockProperty(Deno, key);
  for (const name of LANGUAGE) if (name in globalThis) lockProperty(globalThis, name);
}

/** The names that the language itself defines; ECMAScript 2026, global object. */
const LANGUAGE: readonly string[] = [
  ..."Object Function Array Number Boolean String Symbol Promise RegExp JSON Math".split(" "),
  ..."Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError".split(" "),
  ..."URIError SuppressedError ArrayBuffer SharedArrayBuffer DataView Atomics Int8Array".split(" "),
  ..."Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array".split(" "),
  ..."BigInt64Array BigUint64Array Float16Array Float32Array Float64Array Map Set".split(" "),
  ..."WeakMap WeakSet WeakRef FinalizationRegistry BigInt Iterator Proxy Reflect Intl".split(" "),
  ..."DisposableStack AsyncDisposableStack parseFloat parseInt isFinite isNaN eval".split(" "),
  ..."decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape".split(" "),
  ..."Infinity NaN undefined globalThis Deno".split(" "),
];

/** Also what has no name, but is reached from what syntax makes. */
function languageValues(): unknown[] {
  const named = LANGUAGE.filter((name) => name !== "globalThis" && name !== "Deno")
    .map((name) => (globalThis as unknown as Holder)[name]);
  return [
    ...named,
    async (): Promise<void> => {},
    function* (): Generator {},
    async function* (): AsyncGenerator {},
    [].values(),
    new Map().values(),
    new Set().values(),
    "".matchAll(/a/g),
    ""[Symbol.iterator](),
    Iterator.from({ next: () => ({ done: true, value: 0 }) }),
  ];
}

/** Everything that one gets to from these values by properties and prototypes. */
function reachable(roots: readonly unknown[]): Set<unknown> {
  const found = new Set<unknown>();
  const left = [...roots];
  while (left.length > 0) {
    const value = left.pop();
    if (!isObject(value) || value === globalThis || found.has(value)) continue;
    found.add(value);
    left.push(Object.getPrototypeOf(value));
    for (const key of Reflect.ownKeys(value)) {
      const { value: own, get, set } = Object.getOwnPropertyDescriptor(value, key)!;
      left.push(own, get, set);
    }
  }
  return found;
}

function errorPrototypes(more: readonly object[]): object[] {
  const named = LANGUAGE.map((name) => (globalThis as unknown as Holder)[name]);
  return [...named, ...more]
    .filter((value) => typeof value === "function" && isObject(value.prototype))
    .map((value) => (value as { prototype: object }).prototype)
    .filter((prototype) => prototype === Error.prototype || prototype instanceof Error);
}

/** Lets an object below `holder` have a property of the same name, and `holder` keep its own. */
function loosen(holder: Holder): void {
  for (const key of Reflect.ownKeys(holder)) {
    const { value, writable, enumerable } = Object.getOwnPropertyDescriptor(holder, key)!;
    if (!writable) continue;
    Object.defineProperty(holder, key, {
      get: () => value,
      set(this: unknown, other: unknown): void {
        if (this === holder) throw new TypeError(`Cannot replace ${String(key)}: it is locked`);
        Object.defineProperty(this, key, {
          value: other,
          writable: true,
          enumerable: true,
          configurable: true,
        });
      },
      enumerable: enumerable!,
    });
  }
}

function lockProperty(object: object, key: PropertyKey): void {
  const own = Object.getOwnPropertyDescriptor(object, key);
  if (own === undefined || !own.configurable) return;
  const lock = "value" in own ? { writable: false } : { set: undefined };
  Object.defineProperty(object, key, { ...lock, configurable: false });
}

function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}
