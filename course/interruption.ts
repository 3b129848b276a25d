/** Why the course ends before it is done, and the exit code that says so. */
export class Interruption extends Error {
  override readonly name = "Interruption";
  readonly code: number;

  /** Makes the reason from what happened, and the exit code. */
  constructor(what: string, code: number) {
    super(what);
    this.code = code;
  }
}

/** The signals that ask a program to end, and their numbers. */
const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;

/** Calls `stop` when a signal asks the course to end: Ctrl-C, `kill`, a closed terminal. */
export function onSignals(stop: (reason: Interruption) => void): void {
  for (const [signal, number] of Object.entries(SIGNALS)) {
    if (Deno.build.os === "windows" && signal === "SIGTERM") continue; // unknown there
    Deno.addSignalListener(
      signal as Deno.Signal,
      () => stop(new Interruption(signal, 128 + number)),
    );
  }
}
