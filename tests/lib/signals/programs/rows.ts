/** What the calls of `interleave/signals` do in a program with an event loop; prints it as JSON. */
import {
  alarm,
  blockSignals,
  type Disposition,
  getitimer,
  getSignal,
  kill,
  onSignal,
  pause,
  pendingSignals,
  raiseSignal,
  setitimer,
  SIG_DFL,
  SIG_IGN,
  signal,
  signalNumber,
  sigwait,
  strsignal,
} from "interleave/signals";

const seen: Record<string, unknown> = {};

/** The name (and code) of what a call throws. */
async function errorOf(call: () => unknown): Promise<string> {
  try {
    await call();
    return "no error";
  } catch (error) {
    const { name, code } = error as Error & { code?: string };
    return code === undefined ? name : `${name} ${code}`;
  }
}

const turn = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function until(look: () => boolean): Promise<void> {
  while (!look()) await turn(1);
}

/** Whether a bit of `/proc/self/status` is set for a signal: `SigCgt`, `SigIgn`. */
function isInStatus(field: string, name: Deno.Signal): boolean {
  const line = Deno.readTextFileSync("/proc/self/status").match(`${field}:\\s*(\\w+)`)!;
  return (BigInt(`0x${line[1]}`) >> BigInt(signalNumber(name) - 1) & 1n) === 1n;
}

// B-174
const nothing = (): void => {};
const numbers = [4242, 0, -1];
seen.outOfRange = [
  ...await Promise.all(numbers.map((n) => errorOf(() => signal(n, nothing)))),
  ...await Promise.all(numbers.map((n) => errorOf(() => getSignal(n)))),
  ...await Promise.all(numbers.map((n) => errorOf(() => strsignal(n)))),
];
seen.noHandler = await errorOf(() => signal("SIGUSR2", null as unknown as Disposition));
seen.noName = await errorOf(() => signal("SIGNOPE" as Deno.Signal, nothing));
seen.uncatchable = [];
for (const name of ["SIGKILL", "SIGSTOP"] as const) {
  for (
    const call of [
      () => signal(name, nothing),
      () => signal(name, SIG_IGN),
      () => onSignal(["SIGUSR2", name], nothing),
      () => sigwait([name]),
      () => blockSignals([name]),
    ]
  ) (seen.uncatchable as string[]).push(await errorOf(call));
}
seen.faults = await errorOf(() => signal("SIGSEGV", nothing));
seen.untouched = getSignal("SIGUSR2");

// B-175
const first = (): void => {};
seen.previous = [
  signal("SIGUSR2", first) === SIG_DFL,
  isInStatus("SigCgt", "SIGUSR2"),
  signal("SIGUSR2", SIG_IGN) === first,
  isInStatus("SigIgn", "SIGUSR2") && !isInStatus("SigCgt", "SIGUSR2"),
  signal("SIGUSR2", first) === SIG_IGN,
  isInStatus("SigCgt", "SIGUSR2"),
  getSignal("SIGUSR2") === first && getSignal(12) === first,
  signal("SIGUSR2", SIG_DFL) === first,
  !isInStatus("SigCgt", "SIGUSR2") && !isInStatus("SigIgn", "SIGUSR2"),
];
{
  using _outer = onSignal("SIGUSR2", first);
  {
    using _inner = onSignal(["SIGUSR2", "SIGHUP"], nothing);
    seen.nested = [getSignal("SIGUSR2") === nothing, getSignal("SIGHUP") === nothing];
  }
  (seen.nested as boolean[]).push(getSignal("SIGUSR2") === first);
}
seen.left = [getSignal("SIGUSR2"), isInStatus("SigCgt", "SIGUSR2")];

// B-177
{
  let count = 0;
  using _handler = onSignal("SIGUSR2", () => count++);
  const paused = pause();
  const { success } = await new Deno.Command("sh", {
    args: ["-c", `kill -USR2 ${Deno.pid}`],
  }).output();
  seen.fromOutside = [success, await paused, count];
}
{
  using _handler = onSignal("SIGUSR2", () => {
    throw new RangeError("thrown by the handler");
  });
  raiseSignal("SIGUSR2");
  seen.throwing = await errorOf(() => pause());
}
{
  let count = 0;
  signal("SIGUSR2", SIG_IGN);
  for (let i = 0; i < 5; i++) raiseSignal("SIGUSR2");
  using _other = onSignal("SIGHUP", () => count++);
  raiseSignal("SIGHUP");
  seen.ignored = [await pause(), count];
  signal("SIGUSR2", SIG_DFL);
}
{
  using _handler = onSignal("SIGALRM", () => {
    throw new Error("rings");
  });
  alarm(1);
  const start = performance.now();
  seen.alarmThrows = [await errorOf(() => pause()), performance.now() - start >= 900];
}

// B-179
seen.alarms = [alarm(5), alarm(2), alarm(0), alarm(0)];
seen.alarmErrors = await Promise.all([-1, 1.5, NaN, 2 ** 32].map((n) => errorOf(() => alarm(n))));

// B-180
{
  let count = 0;
  using _handler = onSignal(["SIGALRM", "SIGVTALRM", "SIGPROF"], () => count++);
  const start = performance.now();
  setitimer("real", 50);
  seen.itimer = [await pause(), performance.now() - start >= 45, count];
  seen.itimerErrors = [
    await errorOf(() => setitimer("moon" as "real", 1)),
    await errorOf(() => getitimer("moon" as "real")),
    await errorOf(() => setitimer("real", -1)),
    await errorOf(() => setitimer("real", 1, -1)),
    await errorOf(() => setitimer("real", NaN)),
  ];
  setitimer("real", 40_000, 30_000);
  const old = setitimer("real", 0);
  seen.oldTimer = [old.value > 30_000 && old.value <= 40_000, old.interval, getitimer("real")];
  for (const [timer, name] of [["virtual", "SIGVTALRM"], ["prof", "SIGPROF"]] as const) {
    let rings = 0;
    using _own = onSignal(name, () => {
      if (++rings === 3) setitimer(timer, 0);
    });
    setitimer(timer, 2, 2);
    while (rings < 3) { // they count processor time: spend some
      for (const end = performance.now() + 5; performance.now() < end;);
      await turn();
    }
    seen[timer] = getitimer(timer);
  }

  // B-181. A last SIGPROF may still be on its way.
  const rings = sigwait(["SIGALRM"]);
  setitimer("real", 1e-9);
  seen.tiny = await rings;
}

// B-182
{
  let count = 0;
  using _handler = onSignal("SIGUSR2", () => count++);
  {
    using _held = blockSignals(["SIGUSR2"]);
    {
      using _again = blockSignals(["SIGUSR2"]);
      for (let i = 0; i < 5; i++) {
        raiseSignal("SIGUSR2");
        await turn(2);
      }
      await until(() => pendingSignals().length > 0);
    }
    seen.pending = [pendingSignals(), count];
  }
  seen.delivered = [pendingSignals(), count];
}

// B-183
{
  let count = 0;
  using _handler = onSignal("SIGUSR2", () => count++);
  {
    using _held = blockSignals(["SIGUSR2"]);
    raiseSignal("SIGUSR2");
    await until(() => pendingSignals().length > 0);
    seen.consumed = await sigwait(["SIGUSR2", "SIGHUP"]);
  }
  const waits = [sigwait(["SIGUSR2"]), sigwait(["SIGUSR2", "SIGHUP"])];
  raiseSignal("SIGUSR2");
  const one = await waits[0];
  raiseSignal("SIGHUP");
  seen.inOrder = [one, await waits[1], count];
  const worker = new Worker(new URL("./sends.ts", import.meta.url), { type: "module" });
  const wait = sigwait(["SIGUSR2"]);
  worker.postMessage(["SIGUSR2"]);
  seen.fromWorker = [await wait, count];
  // B-178
  const handled = Promise.withResolvers<boolean>();
  using _other = onSignal("SIGHUP", () => handled.resolve(!("WorkerGlobalScope" in globalThis)));
  worker.postMessage(["SIGHUP"]);
  seen.onMainThread = await handled.promise;
  worker.postMessage("installs");
  seen.inWorker = await new Promise((resolve) => worker.onmessage = ({ data }) => resolve(data));
  worker.terminate();
}

// B-184
{
  seen.timedWait = [
    await errorOf(() => sigwait(["SIGUSR2"], { timeout: 20 })),
    await errorOf(() => sigwait(["SIGUSR2"], { timeout: -1 })),
    await errorOf(() => sigwait(["SIGUSR2"], { timeout: NaN })),
    await errorOf(() => sigwait(["SIGUSR2"], { signal: AbortSignal.abort(new Error("enough")) })),
    await errorOf(() => sigwait([])),
    await errorOf(() => pause({ timeout: 5 })),
  ];
  const controller = new AbortController();
  const wait = sigwait(["SIGUSR2"], { signal: controller.signal });
  controller.abort(new URIError("enough"));
  seen.aborted = await errorOf(() => wait);
  using _held = blockSignals(["SIGUSR2"]);
  raiseSignal("SIGUSR2");
  await until(() => pendingSignals().length > 0);
  seen.polled = await sigwait(["SIGUSR2"], { timeout: 0 });
}
await until(() => !isInStatus("SigCgt", "SIGUSR2"));
seen.afterWaits = [getSignal("SIGUSR2"), isInStatus("SigCgt", "SIGUSR2")];

// B-186
{
  const times = 10_000;
  let woken = 0, ticks = 0;
  let wake = (): void => {};
  using _handler = onSignal("SIGUSR2", () => {
    woken++;
    if (woken % 10 === 0) setitimer("real", 0.01);
    wake();
  });
  // For an alarm that arrives when nobody listens any more Deno ends the program.
  onSignal("SIGALRM", () => ticks++);
  for (let i = 0; i < times; i++) {
    const { promise, resolve } = Promise.withResolvers<void>();
    wake = resolve;
    kill(Deno.pid, "SIGUSR2");
    await promise;
  }
  await until(() => ticks > 0);
  setitimer("real", 0);
  await until(() => !isInStatus("ShdPnd", "SIGALRM"));
  // What was sent before this has arrived with it.
  const last = Promise.withResolvers<unknown>();
  using _last = onSignal("SIGHUP", last.resolve);
  raiseSignal("SIGHUP");
  await last.promise;
  await turn();
  seen.stress = [woken, ticks > 0];
}

console.log(JSON.stringify(seen));
