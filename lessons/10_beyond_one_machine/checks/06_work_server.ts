import { assertSame, assertShown, Chance, ClosedDoor, Stage, valueOf } from "interleave/checks";
import { Gate } from "interleave/evidence";
import { type Address, Client, type Connection, Listener, Process } from "interleave/processes";
import { getpid, kill } from "interleave/system";
import { type Key, newKey, Player } from "./_player.ts";
import { serve } from "../exercises/06_work_server.ts";

const chance = new Chance();

/** Some jobs, each another one. */
function fresh(count: number): number[] {
  return chance.shuffled([...Array(50).keys()].map((n) => n + 2)).slice(0, count);
}

/** What the clients of these checks make of jobs. */
function squares(jobs: readonly number[]): number[] {
  return jobs.map((job) => job ** 2);
}

function call(jobs: readonly number[], clients: string): string {
  return `serve() of the jobs ${jobs.join(", ")}; ${clients}   (seed ${chance.seed})`;
}

/** A server at work, and its clients, which all go in the end. */
class Scene implements Disposable {
  readonly listener = new Listener({ port: 0 });
  readonly key = newKey();
  readonly results: Promise<number[]>;
  readonly #clients = new DisposableStack();

  constructor(jobs: readonly number[]) {
    this.results = serve(this.listener, this.key, jobs);
  }

  get address(): Address {
    return this.listener.address;
  }

  async client(key = this.key): Promise<Player> {
    return this.#clients.use(await Player.admitted(this.address, key));
  }

  /** A client that does not even answer the question. */
  async silent(): Promise<Connection> {
    return this.#clients.use(await Client(this.address));
  }

  [Symbol.dispose](): void {
    this.listener.close();
    this.#clients.dispose();
  }
}

/** Runs on the stage: the first client has its job until the second one has done all others. */
export async function playTogether(jobs: number[]): Promise<number[]> {
  using scene = new Scene(jobs);
  const slow = await scene.client();
  const job = await slow.job();
  const quick = await scene.client();
  await quick.doAll(jobs.length - 1);
  await slow.answer(job! ** 2);
  return await scene.results;
}

Deno.test("two clients work at the same time, and the results stand in order", async () => {
  const jobs = fresh(4);
  const input = call(jobs, "one has a job until another one has done all others");
  await using stage = new Stage(import.meta.url, playTogether, [jobs]);
  assertSame(input, await valueOf(stage, input), squares(jobs));
});

/** Runs on the stage: one without the key comes first. */
export async function playStranger(jobs: number[]): Promise<{ heard: string; results: number[] }> {
  using scene = new Scene(jobs);
  const stranger = await scene.client(newKey());
  const job = await stranger.job();
  stranger.close();
  await (await scene.client()).doAll(jobs.length);
  return { heard: job === null ? "the end" : `job ${job}`, results: await scene.results };
}

Deno.test("who has another key gets no job, and hears the end", async () => {
  const jobs = fresh(2);
  const input = call(jobs, "a client with another key, then one with the right one");
  await using stage = new Stage(import.meta.url, playStranger, [jobs]);
  const expected = { heard: "the end", results: squares(jobs) };
  assertSame(input, await valueOf(stage, input), expected);
});

/** Runs on the stage: one connects and says nothing, one goes at once; then comes a good one. */
export async function playSilent(jobs: number[]): Promise<number[]> {
  using scene = new Scene(jobs);
  await scene.silent();
  (await scene.silent()).close();
  await (await scene.client()).doAll(jobs.length);
  return await scene.results;
}

Deno.test("who says nothing holds up nobody", async () => {
  const jobs = fresh(3);
  const input = call(jobs, "one connects and is silent, one hangs up, one does the jobs");
  await using stage = new Stage(import.meta.url, playSilent, [jobs]);
  assertSame(input, await valueOf(stage, input), squares(jobs));
});

/** A client in a process of its own: gets a job, and is killed. */
export async function die(address: Address, key: Key): Promise<void> {
  await (await Player.admitted(address, key)).job();
  kill(getpid(), "SIGKILL");
}

/** Runs on the stage: a client is killed with a job; then another one comes. */
export async function playDeath(jobs: number[]): Promise<number[]> {
  using scene = new Scene(jobs);
  const args = [scene.address, scene.key] as const;
  const mortal = new Process({ module: import.meta.url, target: die, args });
  mortal.start();
  await mortal.join();
  await (await scene.client()).doAll(jobs.length);
  return await scene.results;
}

Deno.test("the job of a client that is killed is given to another one", async () => {
  const jobs = fresh(2);
  const input = call(jobs, "a client is killed while it has a job, and another one comes");
  await using stage = new Stage(import.meta.url, playDeath, [jobs]);
  assertSame(input, await valueOf(stage, input), squares(jobs));
});

/** Runs on the stage: one has the only job, another one comes; then the first one goes. */
export async function playHeir(jobs: number[], waits: string, door: string): Promise<number[]> {
  using scene = new Scene(jobs);
  const holder = await scene.client();
  await holder.job();
  const heir = (await scene.client()).doAll(jobs.length);
  new Gate(waits).open();
  using file = await Deno.open(door);
  await file.lock();
  holder.close();
  await heir;
  return await scene.results;
}

Deno.test("also to one that waits already, because nothing was left", async () => {
  const jobs = fresh(1);
  const input = call(jobs, "one has the only job, another one waits; then the first one goes");
  using waits = new Gate();
  using door = new ClosedDoor();
  await using stage = new Stage(import.meta.url, playHeir, [jobs, waits.path, door.path]);
  // Once could be a pause while it starts; so often in a row, the server is stuck.
  for (let vain = 0; vain < 5 && !waits.isOpen && !stage.hasEnded; vain++) {
    await stage.until(() => waits.isOpen || null);
  }
  await stage.settle();
  door.open();
  assertSame(input, await valueOf(stage, input), squares(jobs));
});

/** Runs on the stage: two that work, and one that says nothing. */
export async function playEnd(jobs: number[]): Promise<number> {
  using scene = new Scene(jobs);
  const silent = await scene.silent();
  await silent.recv(); // the question
  const clients = [await scene.client(), await scene.client()];
  const ends = [
    ...clients.map((client) => client.doAll()),
    silent.recv().catch(() => silent.close()),
  ];
  await scene.results;
  await Promise.all(ends);
  return ends.length;
}

Deno.test("when all is done, everybody hears the end", async () => {
  const jobs = fresh(3);
  const input = call(jobs, "two that work, and one that is silent");
  await using stage = new Stage(import.meta.url, playEnd, [jobs]);
  const ends = await valueOf(stage, input);
  assertShown(ends === 3, { input, expected: "three hear it", actual: ends });
});
