import { TextLineStream } from "@std/streams";
import { decodeText, encodeText } from "../../../lib/codec/codec.ts";
import * as coroutines from "../../../lib/coroutines.ts";
import { admitThread } from "../../../lib/memory/thread_memory.ts";
import { dismissThread } from "../../../lib/memory/thread_ticket.ts";
import * as processes from "../../../lib/processes.ts";
import * as threads from "../../../lib/threads.ts";
import { type Answer, obey, type Order } from "./party.ts";
import type { tricks } from "./tricks.ts";

/** The nouns of a door. */
export type Nouns = Pick<
  typeof processes,
  "Barrier" | "BoundedSemaphore" | "Condition" | "Event" | "Lock" | "Semaphore"
>;

/** Those among processes and threads. */
export type OwnedNouns = Nouns & Pick<typeof processes, "RLock">;

/** Methods that have a twin that blocks. */
const WAITING = [
  "acquire",
  "addOften",
  "answer",
  "passOften",
  "wait",
  "waitForPermits",
  "waitWithAction",
  "waitWithFailure",
];

/** One who takes part from elsewhere. */
export class Party implements Disposable {
  /** Its process. */
  readonly pid: number;
  /** Settles when it has ended. */
  readonly ended: Promise<unknown>;
  readonly #send: (text: string) => void;
  readonly #end: () => void;
  readonly #blocks: boolean;
  readonly #open = new Map<number, PromiseWithResolvers<unknown>>();
  readonly #to: "process" | "thread";
  #calls = 0;

  constructor(
    options: {
      send: (text: string) => void;
      end: () => void;
      blocks: boolean;
      to: "process" | "thread";
      pid?: number;
      ended?: Promise<unknown>;
    },
  ) {
    this.pid = options.pid ?? Deno.pid;
    this.ended = options.ended ?? Promise.resolve();
    this.#send = options.send;
    this.#end = options.end;
    this.#blocks = options.blocks;
    this.#to = options.to;
  }

  /** Has it call a method; waits by blocking if that is its way. */
  call<T = unknown>(object: object, method: string, ...args: unknown[]): Promise<T> {
    return this.#order({ object, method: this.#nameOf(method), args }) as Promise<T>;
  }

  /** Has it do a trick. */
  do<T = unknown>(trick: keyof typeof tricks, ...args: unknown[]): Promise<T> {
    return this.#order({ trick: this.#nameOf(trick), args }) as Promise<T>;
  }

  /** Takes an answer in. */
  take(text: string): void {
    const [id, answer] = decodeText(text) as [number, Answer];
    const open = this.#open.get(id)!;
    this.#open.delete(id);
    if ("value" in answer) open.resolve(answer.value);
    else open.reject(Object.assign(new Error(answer.error.message), { name: answer.error.name }));
  }

  /** Ends it. */
  [Symbol.dispose](): void {
    this.#end();
  }

  #nameOf<N extends string>(name: N): N {
    return this.#blocks && WAITING.includes(name) ? `${name}Sync` as N : name;
  }

  #order(order: Order): Promise<unknown> {
    const id = ++this.#calls;
    const open = Promise.withResolvers<unknown>();
    this.#open.set(id, open);
    this.#send(encodeText([id, order], { to: this.#to }));
    return open.promise;
  }
}

/** Where a claim is tried out. */
export interface World {
  readonly name: string;
  readonly nouns: Nouns;
  /** Missing among coroutines, which are all one owner. */
  readonly owned: OwnedNouns | undefined;
  /** Others, as many as asked for. They are kept for the next one who asks. */
  parties(count: number): Promise<Party[]>;
  /** Ends them. */
  close(): Promise<void>;
}

/** All worlds, and both ways to wait in them. */
export function allWorlds(): World[] {
  return [
    worldOf("blocking processes", processes, () => startProcess(true)),
    worldOf("waiting processes", processes, () => startProcess(false)),
    worldOf("blocking threads", threads as unknown as OwnedNouns, () => startThread(true)),
    worldOf("waiting threads", threads as unknown as OwnedNouns, () => startThread(false)),
    {
      ...worldOf(
        "coroutines",
        coroutines as unknown as OwnedNouns,
        () => Promise.resolve(coroutineParty()),
      ),
      owned: undefined,
    },
  ];
}

function worldOf(
  name: string,
  nouns: OwnedNouns,
  start: () => Promise<Party>,
): World {
  const all: Party[] = [];
  return {
    name,
    nouns,
    owned: nouns,
    async parties(count): Promise<Party[]> {
      const missing = Array.from({ length: Math.max(0, count - all.length) }, start);
      all.push(...await Promise.all(missing));
      return all.slice(0, count);
    },
    async close(): Promise<void> {
      for (const party of all) party[Symbol.dispose]();
      await Promise.all(all.splice(0).map((party) => party.ended));
    },
  };
}

const program = new URL("./party.ts", import.meta.url);

/** Starts a process that takes part. */
export async function startProcess(blocks: boolean): Promise<Party> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", program.href],
    stdin: "piped",
    stdout: "piped",
  }).spawn();
  const input = child.stdin.getWriter();
  const lines = child.stdout.pipeThrough(new TextDecoderStream()).pipeThrough(new TextLineStream());
  const reader = lines.getReader();
  await reader.read(); // "ready"
  const party: Party = new Party({
    blocks,
    to: "process",
    pid: child.pid,
    send: (text) => void input.write(new TextEncoder().encode(`${text}\n`)),
    end: () => void input.close().catch(() => {}),
    ended: listen().then(() => child.status),
  });
  async function listen(): Promise<void> {
    for (let line; (line = await reader.read()).value !== undefined;) party.take(line.value);
  }
  return party;
}

/** Starts a thread that takes part. */
export async function startThread(blocks: boolean): Promise<Party> {
  const worker = new Worker(program, { type: "module" });
  const ticket = admitThread();
  const party = new Party({
    blocks,
    to: "thread",
    send: (text) => worker.postMessage(text),
    end: () => {
      worker.terminate();
      dismissThread(ticket);
    },
  });
  await new Promise((resolve) => {
    worker.onmessage = resolve;
    worker.postMessage(ticket);
  });
  worker.onmessage = ({ data }): void => party.take(data);
  return party;
}

function coroutineParty(): Party {
  const party: Party = new Party({ blocks: false, to: "thread", send: () => {}, end: () => {} });
  const act = (order: Order): Promise<never> => obey(order) as Promise<never>;
  party.call = (object, method, ...args): Promise<never> => act({ object, method, args });
  party.do = (trick, ...args): Promise<never> => act({ trick, args });
  return party;
}

/** Lets what was begun elsewhere go as far as it can: shows that something does not happen. */
export function aMoment(ms = 30): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Waits until something is so that can only be looked at; the test's deadline bounds it. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await aMoment(1);
}
