import { decode, encode } from "../codec/codec.ts";
import { Timer } from "../timer/timer.ts";
import { describeThrown } from "../workers/rebuild_error.ts";
import {
  type Address,
  addressOf,
  type FullAddress,
  listenAt,
  nameAddress,
} from "../channels/address.ts";
import { Frames } from "../channels/frames.ts";
import { admit, HANDSHAKE_LIMIT } from "./handshake.ts";
import { KeptRLock, KINDS, waitOptionsOf } from "./kept.ts";
import { type Answer, MESSAGE_LIMIT, type Request } from "./messages.ts";

/** How long a client may take to show that it has the key, in milliseconds. */
const PATIENCE = 5000;

/** How long it leaves it when no connection can be taken, in milliseconds. */
const PAUSE = 100;

/** How to serve. */
export interface ServerOptions {
  /** Where to listen; port 0 lets the system choose one. */
  readonly address: Address;
  /** What a client must have to be let in. */
  readonly authKey: Uint8Array;
  /** Objects that clients find by a name. They may call their methods, but for those with a `_` in front. */
  readonly expose?: Readonly<Record<string, object>> | undefined;
}

/**
 * Keeps objects for clients, which call their methods from other processes and machines.
 *
 * Calls of one client begin in the order in which they were made; one that waits does not keep the others.
 * If a client goes away, its waits end, and nobody else notices: but what it holds stays held.
 *
 * @example A queue for other machines
 * ```ts
 * import { Manager, ManagerServer } from "interleave/managers";
 * import { Queue } from "interleave/coroutines";
 * import { assertEquals } from "@std/assert";
 *
 * const authKey = new TextEncoder().encode("a secret");
 * const jobs = new Queue<string>();
 * await using server = new ManagerServer({
 *   address: { transport: "tcp", hostname: "127.0.0.1", port: 0 },
 *   authKey,
 *   expose: { jobs },
 * });
 *
 * await using manager = await Manager.connect({ address: server.address, authKey });
 * const far = await manager.find<Queue<string>>("jobs");
 * await far.put("sweep");
 * assertEquals(await jobs.get(), "sweep");
 * ```
 */
export class ManagerServer implements AsyncDisposable {
  /** Where it listens. */
  readonly address: FullAddress;
  readonly #listener: Deno.Listener;
  readonly #authKey: Uint8Array;
  readonly #exposed: Readonly<Record<string, object>>;
  readonly #objects = new Map<number, object>();
  readonly #numbers = new Map<object, number>();
  readonly #clients = new Set<Frames>();
  readonly #ended = Promise.withResolvers<void>();
  /** Until it tries again to take a connection. */
  #pause: Timer | undefined;
  #isClosed = false;

  /**
   * Begins to listen.
   *
   * @throws {Deno.errors.AddrInUse} if somebody listens there already.
   */
  constructor(options: ServerOptions) {
    this.#listener = listenAt(options.address);
    this.address = addressOf(this.#listener);
    this.#authKey = options.authKey;
    this.#exposed = options.expose ?? {};
    this.#listen();
  }

  /** Settles when it was closed, by us or by a client that may. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  /** Lets go of all clients and takes no more. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#pause?.cancel();
    this.#listener.close();
    for (const client of this.#clients) client[Symbol.dispose]();
    this.#ended.resolve();
  }

  /** Closes it. */
  [Symbol.asyncDispose](): Promise<void> {
    this.close();
    return this.ended;
  }

  get #who(): string {
    return `Manager at ${nameAddress(this.address)}:`;
  }

  async #listen(): Promise<void> {
    for (let inVain = false;;) {
      try {
        this.#serve(await this.#listener.accept());
        inVain = false;
      } catch (error) {
        if (this.#isClosed) return;
        // Out of open files, as a rule: until others have gone. Once said is enough.
        if (!inVain) {
          console.error(`${this.#who} cannot take a connection, and goes on trying:`, error);
        }
        inVain = true;
        await new Promise<void>((resolve) => {
          this.#pause = new Timer(performance.now() + PAUSE, resolve);
        });
      }
    }
  }

  async #serve(connection: Deno.Conn): Promise<void> {
    using frames = new Frames(connection, HANDSHAKE_LIMIT);
    this.#clients.add(frames);
    const gone = new AbortController();
    const cancels = new Map<number, AbortController>();
    try {
      if (!await this.#letIn(frames)) {
        console.error(`${this.#who} refused a connection without the right key`);
        return;
      }
      frames.limit = MESSAGE_LIMIT;
      const client = {};
      for (;;) {
        const message = await frames.receive();
        if (message === null) return;
        const request = decode(message) as Request;
        if (!Array.isArray(request)) throw new TypeError("what it asks is no request");
        if (request[1] === "cancel") {
          cancels.get(request[2])?.abort();
          continue;
        }
        const cancel = new AbortController();
        cancels.set(request[0], cancel);
        const signal = AbortSignal.any([gone.signal, cancel.signal]);
        this.#answer(frames, request, client, signal).finally(() => cancels.delete(request[0]));
        if (request[1] === "stop") return;
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (!this.#isClosed) {
        console.error(`${this.#who} ended a connection: ${reason}`);
      }
    } finally {
      gone.abort();
      this.#clients.delete(frames);
    }
  }

  async #letIn(frames: Frames): Promise<boolean> {
    const timer = setTimeout(() => frames[Symbol.dispose](), PATIENCE);
    try {
      return await admit(frames, this.#authKey);
    } catch {
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  async #answer(
    frames: Frames,
    request: Request,
    client: object,
    signal: AbortSignal,
  ): Promise<void> {
    const [id] = request;
    let answer: Answer;
    try {
      answer = [id, false, await this.#perform(request, client, signal)];
    } catch (error) {
      answer = [id, true, describeThrown(error)];
    }
    try {
      await frames.send(pack(answer));
    } catch {
      // The client has gone: nobody wants to know.
    }
    if (request[1] === "stop") this.close();
  }

  #perform(request: Request, client: object, signal: AbortSignal): unknown {
    switch (request[1]) {
      case "make": {
        const [, , kind, args] = request;
        if (!Object.hasOwn(KINDS, kind)) throw new TypeError(`Cannot make a ${kind}: unknown here`);
        const make = KINDS[kind as keyof typeof KINDS] as (...args: readonly unknown[]) => object;
        return this.#numberOf(make(...args));
      }
      case "find": {
        const [, , name] = request;
        if (Object.hasOwn(this.#exposed, name)) return this.#numberOf(this.#exposed[name]!);
        const known = Object.keys(this.#exposed).join(", ") || "nothing";
        throw new ReferenceError(`Cannot find "${name}": this manager exposes ${known}`);
      }
      case "call": {
        const [, , number, method, args] = request;
        return this.#call(this.#objects.get(number), method, args, client, signal);
      }
      default:
        return undefined;
    }
  }

  #call(
    kept: object | undefined,
    name: string,
    args: readonly unknown[],
    client: object,
    signal: AbortSignal,
  ): unknown {
    if (kept === undefined) throw new ReferenceError("Cannot call a method: no such object here");
    const object = kept instanceof KeptRLock ? kept.for(client) : kept;
    const method = (object as Record<string, unknown>)[name];
    if (name.startsWith("_") || name in Object.prototype || typeof method !== "function") {
      throw new TypeError(`Cannot call ${name}(): the object has no such method for others`);
    }
    const place = waitOptionsOf(kept, name);
    if (place === undefined) return method.apply(object, args);
    const all = [...args];
    all[place] = { ...(all[place] as object | undefined), signal };
    return method.apply(object, all);
  }

  #numberOf(object: object): number {
    let number = this.#numbers.get(object);
    if (number === undefined) {
      number = this.#objects.size;
      this.#objects.set(number, object);
      this.#numbers.set(object, number);
    }
    return number;
  }
}

/** An answer as bytes; if what a method gave cannot travel, that is the answer. */
function pack(answer: Answer): Uint8Array {
  try {
    return encode(answer, { name: "answer" });
  } catch (error) {
    const { name, message, stack } = describeThrown(error);
    return encode([answer[0], true, { name, message, stack }]);
  }
}
