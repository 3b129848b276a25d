/**
 * Programs made at random, out of everything that threads can do to shared objects.
 */
import type { StepwiseProgram, Use } from "../../../lib/explore/engines/generators.ts";
import { pause } from "interleave/stepwise";
import type { Memory } from "interleave/explore";
import type * as nouns from "../../../lib/explore/model/nouns.ts";
import type { Stepwise } from "../../../lib/explore/engines/generators.ts";

/** Whole numbers from 0 on, below a bound. */
export type Random = (bound: number) => number;

/** A source of numbers that gives the same ones for the same seed. Source: `mulberry32`. */
export function randomFrom(seed: number): Random {
  let x = seed | 0;
  return (bound) => {
    x = (x + 0x6d2b79f5) | 0;
    let z = Math.imul(x ^ x >>> 15, x | 1);
    z ^= z + Math.imul(z ^ z >>> 7, z | 61);
    return ((z ^ z >>> 14) >>> 0) % bound;
  };
}

interface Shared {
  readonly v: readonly nouns.SharedInt[];
  readonly l: readonly nouns.Lock[];
  readonly r: nouns.RLock;
  readonly cv: nouns.Condition;
  readonly sem: nouns.Semaphore;
  readonly ev: nouns.Event;
  readonly q: nouns.Queue;
  readonly bar: nouns.Barrier;
  readonly seen: readonly nouns.SharedInt[];
}

function shared(m: Memory): Shared {
  const l = [m.lock("a"), m.lock("b")];
  return {
    v: [m.int("x"), m.int("y")],
    l,
    r: m.rlock("r"),
    cv: m.condition("cv", l[0]),
    sem: m.semaphore("sem", 1),
    ev: m.event("ev"),
    q: m.queue("q", 1),
    bar: m.barrier("bar", 2),
    seen: m.ints("seen", 3),
  };
}

type Steps = Generator<Use, number, number>;
type Action = (s: Stepwise<Shared>, acc: number) => Steps;

/** The actions that a thread can be made of, each with how it reads when a test fails. */
const actions: readonly ((random: Random) => [string, Action])[] = [
  load,
  load,
  store,
  store,
  update,
  compareExchange,
  locked,
  locked,
  nested,
  wait,
  notify,
  tryLock,
  timedLock,
  unownedRelease,
  rlocked,
  permit,
  event,
  put,
  get,
  meet,
  spin,
];

function load(random: Random): [string, Action] {
  const i = random(2);
  return [`load ${i}`, function* (s, acc): Steps {
    return acc * 3 + (yield* s.v[i]!.load());
  }];
}

function store(random: Random): [string, Action] {
  const [i, value] = [random(2), 1 + random(3)];
  return [`store ${i} ${value}`, function* (s, acc): Steps {
    yield* s.v[i]!.store(value + acc);
    return acc;
  }];
}

function update(random: Random): [string, Action] {
  const i = random(2);
  const exchange = random(2) === 0;
  return [exchange ? `exchange ${i}` : `add ${i}`, function* (s, acc): Steps {
    return acc + (yield* (exchange ? s.v[i]!.exchange(acc + 1) : s.v[i]!.add(1)));
  }];
}

function compareExchange(random: Random): [string, Action] {
  const i = random(2);
  return [`compareExchange ${i}`, function* (s, acc): Steps {
    return acc + (yield* s.v[i]!.compareExchange(acc, acc + 1));
  }];
}

function locked(random: Random): [string, Action] {
  const [l, i] = [random(2), random(2)];
  return [`locked ${l} ${i}`, function* (s, acc): Steps {
    yield* s.l[l]!.acquireSync();
    const seen = acc * 2 + (yield* s.v[i]!.load());
    yield* s.v[i]!.store(seen + 1);
    yield* s.l[l]!.release();
    return seen;
  }];
}

function nested(random: Random): [string, Action] {
  const [l, i] = [random(2), random(2)];
  return [`nested ${l} ${i}`, function* (s, acc): Steps {
    yield* s.l[l]!.acquireSync();
    yield* s.l[1 - l]!.acquireSync();
    yield* s.v[i]!.add(1);
    yield* s.l[1 - l]!.release();
    yield* s.l[l]!.release();
    return acc;
  }];
}

function wait(random: Random): [string, Action] {
  const [i, timed] = [random(2), random(3) === 0];
  return [`wait ${i}${timed ? " timed" : ""}`, function* (s, acc): Steps {
    let result = acc;
    yield* s.l[0]!.acquireSync();
    if ((yield* s.v[i]!.load()) === 0) {
      result += (yield* s.cv.waitSync(timed ? { timeout: 5 } : {})) ? 1 : 2;
    }
    yield* s.l[0]!.release();
    return result;
  }];
}

function notify(random: Random): [string, Action] {
  const [i, all] = [random(2), random(2) === 0];
  return [`notify ${i}${all ? " all" : ""}`, function* (s, acc): Steps {
    yield* s.l[0]!.acquireSync();
    yield* s.v[i]!.store(9);
    yield* (all ? s.cv.notifyAll() : s.cv.notify());
    yield* s.l[0]!.release();
    return acc;
  }];
}

function tryLock(random: Random): [string, Action] {
  const l = random(2);
  return [`try ${l}`, function* (s, acc): Steps {
    if (!(yield* s.l[l]!.tryAcquire())) return acc + 1;
    yield* s.v[0]!.add(1);
    yield* s.l[l]!.release();
    return acc;
  }];
}

function timedLock(random: Random): [string, Action] {
  const l = random(2);
  return [`timed ${l}`, function* (s, acc): Steps {
    if (!(yield* s.l[l]!.acquireSync({ timeout: 5 }))) return acc + 5;
    yield* s.v[1]!.add(1);
    yield* s.l[l]!.release();
    return acc;
  }];
}

function unownedRelease(random: Random): [string, Action] {
  const [l, throws] = [random(2), random(4) === 0];
  return [`release ${l}${throws ? " or throw" : ""}`, function* (s, acc): Steps {
    try {
      yield* s.l[l]!.release();
      return acc;
    } catch (error) {
      if (throws) throw error;
      return acc + 7;
    }
  }];
}

function rlocked(random: Random): [string, Action] {
  const twice = random(2) === 0;
  return [`rlocked${twice ? " twice" : ""}`, function* (s, acc): Steps {
    yield* s.r.acquireSync();
    if (twice) yield* s.r.acquireSync();
    yield* s.v[0]!.add(1);
    if (twice) yield* s.r.release();
    yield* s.r.release();
    return acc;
  }];
}

function permit(random: Random): [string, Action] {
  const kind = random(3);
  return [`permit ${kind}`, function* (s, acc): Steps {
    if (kind === 0) yield* s.sem.release();
    else if (kind === 1) yield* s.sem.acquireSync();
    else return acc + ((yield* s.sem.tryAcquire()) ? 0 : 1);
    return acc;
  }];
}

function event(random: Random): [string, Action] {
  const kind = random(4);
  return [`event ${kind}`, function* (s, acc): Steps {
    if (kind === 0) yield* s.ev.set();
    else if (kind === 1) yield* s.ev.clear();
    else return acc + ((yield* s.ev.waitSync(kind === 2 ? {} : { timeout: 5 })) ? 0 : 1);
    return acc;
  }];
}

function put(random: Random): [string, Action] {
  const kind = random(2);
  return [`put ${kind}`, function* (s, acc): Steps {
    try {
      yield* (kind === 0 ? s.q.putSync(acc) : s.q.putNowait(acc));
      return acc;
    } catch {
      return acc + 11;
    }
  }];
}

function get(random: Random): [string, Action] {
  const kind = random(2);
  return [`get ${kind}`, function* (s, acc): Steps {
    try {
      return acc + (yield* (kind === 0 ? s.q.getSync() : s.q.getNowait()));
    } catch {
      return acc + 13;
    }
  }];
}

function meet(): [string, Action] {
  return ["meet", function* (s, acc): Steps {
    return acc + (yield* s.bar.waitSync());
  }];
}

function spin(random: Random): [string, Action] {
  const [i, times] = [random(2), 1 + random(2)];
  return [`spin ${i} ${times}`, function* (s, acc): Steps {
    for (let n = 0; n < times && (yield* s.v[i]!.load()) === 0; n++) {
      yield* pause();
    }
    return acc;
  }];
}

/** A program of two or three threads, and how it reads. */
export function randomProgram(random: Random): { program: StepwiseProgram<Shared>; text: string } {
  const threads: Record<string, (s: Stepwise<Shared>) => Generator<Use, void, number>> = {};
  const lines: string[] = [];
  const count = 2 + random(2);
  for (let thread = 0; thread < count; thread++) {
    const length = 2 + random(count === 2 ? 4 : 2);
    const body = Array.from({ length }, () => actions[random(actions.length)]!(random));
    lines.push(`T${thread}: ${body.map(([text]) => text).join("; ")}`);
    threads[`T${thread}`] = function* (s): Generator<Use, void, number> {
      let acc = 0;
      for (const [, action] of body) acc = yield* action(s, acc);
      yield* s.seen[thread]!.store(acc);
    };
  }
  return { program: { shared, threads }, text: lines.join("\n") };
}
