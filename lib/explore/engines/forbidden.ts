/** What learner's code runs in. */
interface Host {
  /** Whether it is the learner's code that calls. */
  readonly inside: boolean;
  refuse(text: string): never;
  print(text: string): void;
}

const UNREPEATABLE = "so that no schedule could be repeated; ";
const CHANCE = `it uses chance, ${UNREPEATABLE}give the threads their numbers in \`shared\``;
const CLOCK = `it reads the clock, ${UNREPEATABLE}leave time out of what is explored`;
const TIMERS = "it uses timers, which never fire here: a thread is done when its function is; " +
  "wait for something that another thread does";

/** Functions that a thread must not call, and why. */
const functions: readonly [owner: object, name: string, why: string][] = [
  [Math, "random", CHANCE],
  [crypto, "getRandomValues", CHANCE],
  [crypto, "randomUUID", CHANCE],
  [Date, "now", CLOCK],
  [performance, "now", CLOCK],
  [globalThis, "setTimeout", TIMERS],
  [globalThis, "setInterval", TIMERS],
  [globalThis, "queueMicrotask", TIMERS],
  [globalThis, "fetch", `it asks the network, ${UNREPEATABLE}give it what it needs in \`shared\``],
];

/**
 * Has this worker refuse what would make runs differ from each other, while the learner's code runs,
 * and hold back what it prints.
 */
export function forbidden(host: Host): void {
  for (const [owner, name, why] of functions) {
    // Deno loads its timers when they are first looked up, which takes 18 ms: not before they are called.
    const lookUp = Object.getOwnPropertyDescriptor(owner, name)?.get ??
      always(Reflect.get(owner, name));
    Object.defineProperty(owner, name, {
      configurable: true,
      writable: true,
      value: (...args: unknown[]): unknown => {
        if (host.inside) host.refuse(`${why} (${nameOf(owner, name)})`);
        return Reflect.apply(lookUp.call(owner), owner, args);
      },
    });
  }
  for (const name of ["log", "info", "debug", "warn", "error"] as const) {
    const original = console[name];
    console[name] = (...args): void => {
      if (!host.inside) return original.apply(console, args);
      host.print(
        args.map((each) => typeof each === "string" ? each : Deno.inspect(each)).join(" "),
      );
    };
  }
}

function always<T>(value: T): () => T {
  return () => value;
}

function nameOf(owner: unknown, name: string): string {
  const prefix = new Map<unknown, string>([
    [Math, "Math."],
    [crypto, "crypto."],
    [Date, "Date."],
    [performance, "performance."],
  ]).get(owner) ?? "";
  return `${prefix}${name}()`;
}
