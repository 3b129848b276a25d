import { assertSame, assertShown, Chance } from "interleave/checks";
import { type Clock, run, type Steps } from "../exercises/08_event_loop.ts";

const chance = new Chance();
/** Nobody needs to ask so often without resting. */
const PATIENCE = 1000;

/** A clock that stands still unless somebody rests or works, and sees what coroutines do. */
class Scene {
  /** Who has done what at which time. */
  readonly log: string[] = [];
  /** How long each rest was. */
  readonly rests: number[] = [];
  readonly #what: string;
  #now = 0;
  #asked = 0;

  constructor(what: string) {
    this.#what = what;
  }

  get call(): string {
    return `run(${this.#what})   (seed ${chance.seed})`;
  }

  readonly clock: Clock = {
    now: () => {
      assertShown(++this.#asked < PATIENCE, {
        input: this.call,
        expected: "when nobody is ready, the thread rests",
        actual: `it has asked the clock ${this.#asked} times on end`,
      });
      return this.#now;
    },
    rest: (ms) => {
      this.rests.push(ms);
      assertShown(this.rests.length < PATIENCE, {
        input: this.call,
        expected: "each rest lasts until somebody is due",
        actual: `${this.rests.length} rests, the last one of ${ms} ms`,
      });
      this.work(ms);
    },
  };

  /** Time passes. */
  work(ms: number): void {
    this.#now += Math.max(0, ms);
    this.#asked = 0;
  }

  note(who: string): void {
    this.log.push(`${who} at ${this.#now}`);
  }

  /** A coroutine that notes itself after each of its waits. */
  *waits(who: string, ...waits: readonly number[]): Steps {
    for (const ms of waits) {
      yield ms;
      this.note(who);
    }
  }
}

Deno.test("who is ready has a turn, in order", () => {
  const turns = chance.int(2, 4);
  const scene = new Scene(`sing, dance and clap, with ${turns} turns each`);
  const names = ["sing", "dance", "clap"];
  run(names.map((name) => scene.waits(name, ...Array(turns).fill(0))), scene.clock);
  assertSame(scene.call, scene.log, Array(turns).fill(names.map((name) => `${name} at 0`)).flat());
});

Deno.test("who sleeps is woken at its time, and who is due first wakes first", () => {
  const [tea, soup, rice] = [chance.int(1, 9), chance.int(10, 19), chance.int(20, 29)];
  const scene = new Scene(`rice that sleeps ${rice} ms, tea ${tea}, soup ${soup}`);
  const { clock } = scene;
  run([scene.waits("rice", rice), scene.waits("tea", tea), scene.waits("soup", soup)], clock);
  assertSame(scene.call, scene.log, [`tea at ${tea}`, `soup at ${soup}`, `rice at ${rice}`]);
});

Deno.test("those of one moment wake in the order in which they went to sleep", () => {
  const ms = chance.int(5, 20);
  const names = chance.shuffled(["A", "B", "C", "D"]);
  const scene = new Scene(`${names.join(", ")}, which all sleep ${ms} ms`);
  run(names.map((name) => scene.waits(name, ms)), scene.clock);
  assertSame(scene.call, scene.log, names.map((name) => `${name} at ${ms}`));
});

Deno.test("who is always ready keeps nobody asleep", () => {
  const scene = new Scene("a sleeper of 5 ms, and one who works 1 ms a turn until that one wakes");
  let awake = false;
  let turns = 0;
  function* sleeper(): Steps {
    yield 5;
    awake = true;
  }
  function* worker(): Steps {
    for (; !awake && turns < PATIENCE; turns++) {
      scene.work(1);
      yield 0;
    }
  }
  run([worker(), sleeper()], scene.clock);
  assertShown(turns <= 10, {
    input: scene.call,
    expected: "the sleeper wakes after about 5 turns of the other one",
    actual: `it was still asleep after ${turns}`,
  });
});

Deno.test("while somebody is ready the thread does not rest", () => {
  const scene = new Scene("a sleeper of 50 ms, and one who has 3 turns");
  run([scene.waits("sleeper", 50), scene.waits("turns", 0, 0, 0)], scene.clock);
  const ready = scene.log.filter((each) => each.startsWith("turns"));
  assertSame(`${scene.call}: the turns of the second one`, ready, Array(3).fill("turns at 0"));
});

Deno.test("nobody is woken early because others were at work", () => {
  const scene = new Scene("a sleeper of 30 ms, one of 10 that then works for 5 ms and sleeps 5");
  function* worker(): Steps {
    yield 10;
    scene.work(5);
    yield 5;
    scene.note("worker");
  }
  run([scene.waits("sleeper", 30), worker()], scene.clock);
  assertSame(scene.call, scene.log, ["worker at 20", "sleeper at 30"]);
});

Deno.test("one that is started runs, and so does who started it", () => {
  const scene = new Scene("one that starts two others and then sleeps 10 ms");
  function* starter(): Steps {
    yield scene.waits("child 1", 20);
    yield scene.waits("child 2", 5);
    yield* scene.waits("starter", 10);
  }
  run([starter()], scene.clock);
  assertSame(scene.call, scene.log, ["child 2 at 5", "starter at 10", "child 1 at 20"]);
});
