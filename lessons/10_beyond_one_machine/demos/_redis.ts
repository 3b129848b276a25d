/**
 * A Redis server of the demo's own: it listens on this machine only, asks for a password, writes into
 * a temporary folder, and ends with the demo, also if that is killed.
 *
 * @module
 */

/** How many ports to try: somebody else may take one between our look and the server's start. */
const TRIES = 5;

/** What a client has to know. */
export interface Place {
  readonly host: string;
  readonly port: number;
  readonly password: string;
}

/** Whether the server writes down what it is told, before it says that it is done. */
export type Memory = "writes everything down" | "writes nothing down";

export class Redis implements AsyncDisposable {
  readonly #folder = Deno.makeTempDirSync({ prefix: "redis-" });
  readonly #password = crypto.randomUUID();
  readonly #memory: Memory;
  #port = 0;
  #server: Deno.ChildProcess | undefined;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  /** Where its clients find it. */
  get place(): Place {
    return { host: "127.0.0.1", port: this.#port, password: this.#password };
  }

  /** Starts it; once more with the same port and folder after a `kill()`. Waits until it listens. */
  async start(): Promise<void> {
    const isNew = this.#port === 0;
    for (let tries = 1; tries <= TRIES; tries++) {
      if (isNew) this.#port = freePort();
      if (await this.#tryToStart()) return;
    }
    throw new Error(`Cannot start redis-server: ${TRIES} attempts have failed`);
  }

  /** Ends it as a power failure would. */
  async kill(): Promise<void> {
    this.#server?.kill("SIGKILL");
    await this.#server?.status;
    this.#server = undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await Deno.remove(this.#folder, { recursive: true });
  }

  async #tryToStart(): Promise<boolean> {
    this.#server = new Deno.Command("setpriv", {
      // The system kills it when we end, in whatever way.
      args: ["--pdeathsig", "KILL", "redis-server", "-"],
      stdin: "piped",
      stdout: "piped",
    }).spawn();
    const orders = this.#server.stdin.getWriter();
    await orders.write(new TextEncoder().encode(this.#settings())); // not for everybody to see in `ps`
    await orders.close();
    const output = this.#server.stdout.pipeThrough(new TextDecoderStream());
    let heard = "";
    for await (const text of output) {
      heard += text;
      if (heard.includes("Ready to accept connections")) return true;
    }
    await this.#server.status;
    return false;
  }

  #settings(): string {
    const keeps = this.#memory === "writes everything down";
    return [
      "bind 127.0.0.1",
      `port ${this.#port}`,
      `requirepass ${this.#password}`,
      `dir "${this.#folder}"`,
      'save ""',
      `appendonly ${keeps ? "yes" : "no"}`,
      "appendfsync always",
    ].join("\n");
  }
}

/** A port that nobody listens at, just now. */
function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return (listener.addr as Deno.NetAddr).port;
}
