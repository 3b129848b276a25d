import { keysOf } from "./keys.ts";

/** Where the cursor is to begin: the screen is cleared, what was above it can still be scrolled to. */
const CLEAR = "\x1b[H\x1b[2J";

/**
 * Brings the settings back if this process is killed: only a process that lives on can. It holds the
 * other end of a pipe, as the watchdog of a check does. A shell in the background may not touch the
 * terminal unless it ignores the signal for that.
 */
const GUARD = `
trap '' HUP INT QUIT TERM TSTP TTOU
saved=$(stty -g < /dev/tty) || exit 0
exec >&-
read -r word
stty "$saved" < /dev/tty
`;

/**
 * The terminal, with each key for itself instead of whole lines, until it is disposed, the program
 * ends, or is killed. Ctrl-C and Ctrl-Z are keys as well.
 */
export class RawTerminal implements AsyncDisposable {
  readonly #onKey: (key: string) => void;
  readonly #guard: Deno.ChildProcess | undefined;
  readonly #restore = (): void => {
    Deno.stdin.setRaw(false);
    try {
      this.#guard?.kill("SIGKILL");
    } catch {
      // It could not guard anything, and has ended.
    }
  };

  /** Takes the terminal over. */
  static async open(onKey: (key: string) => void): Promise<RawTerminal> {
    const guard = Deno.build.os === "linux" ? await startGuard() : undefined;
    return new RawTerminal(onKey, guard);
  }

  private constructor(onKey: (key: string) => void, guard: Deno.ChildProcess | undefined) {
    this.#onKey = onKey;
    this.#guard = guard;
    addEventListener("unload", this.#restore);
    Deno.stdin.setRaw(true);
    this.#read();
  }

  /** The text as the only one on the screen, in the way a terminal in raw mode wants it. */
  static page(text: string): string {
    return CLEAR + text.replaceAll("\n", "\r\n");
  }

  /** Gives the terminal back for as long as this program is stopped (Ctrl-Z), then takes it again. */
  suspend(): void {
    Deno.stdin.setRaw(false);
    // The whole group, as the terminal would: a `deno task` around us has to stop, too.
    Deno.kill(0, "SIGTSTP");
    Deno.stdin.setRaw(true);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    removeEventListener("unload", this.#restore);
    this.#restore();
    await this.#guard?.status;
  }

  /** A read that waits cannot be taken back; it ends with the program. */
  async #read(): Promise<void> {
    const decoder = new TextDecoder();
    const bytes = new Uint8Array(256);
    for (;;) {
      const length = await Deno.stdin.read(bytes);
      if (length === null) return this.#onKey("q"); // the terminal has gone
      const text = decoder.decode(bytes.subarray(0, length), { stream: true });
      for (const key of keysOf(text)) this.#onKey(key);
    }
  }
}

/** The guard, once it has noted down the settings; no guard where there is no shell or no `stty`. */
async function startGuard(): Promise<Deno.ChildProcess | undefined> {
  try {
    const guard = new Deno.Command("sh", {
      args: ["-c", GUARD],
      stdin: "piped",
      stdout: "piped",
      stderr: "null",
    }).spawn();
    await new Response(guard.stdout).bytes(); // closed when the settings are known
    return guard;
  } catch {
    return undefined;
  }
}
