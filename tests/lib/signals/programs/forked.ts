/** What signals do in children made by `fork()`; prints it as JSON. */
import { Process } from "interleave/processes";
import { exitNow, fork, getpid, kill, setpgid, waitpidSync, WUNTRACED } from "interleave/system";
import {
  alarm,
  blockSignals,
  getSignal,
  onSignal,
  pause,
  pauseSync,
  pendingSignals,
  pollSignals,
  raiseSignal,
  reapChildren,
  setitimer,
  SIG_DFL,
  SIG_IGN,
  signal,
  sigwaitSync,
} from "interleave/signals";
import { asyncService, ends, service } from "./services.ts";

/** Runs `main` in a forked child; it checks what it sees, and the number of the check that fails ends it. */
function inChild(main: (check: (holds: boolean) => void) => void): number | null {
  const pid = fork(() => {
    let checks = 0;
    main((holds) => {
      checks++;
      if (!holds) exitNow(checks);
    });
    exitNow(checks === 0 ? 99 : 0);
  });
  return waitpidSync(pid, 0, { timeout: 10_000 }).exitCode;
}

const module = import.meta.resolve("./services.ts");
const seen: Record<string, unknown> = {};
// Nobody has used signals before: the child must not have Deno's function for them installed.
seen.first = inChild((check) => {
  const caught = /^SigCgt:.*$/m;
  const before = Deno.readTextFileSync("/proc/self/status").match(caught)![0];
  check(getSignal("SIGTERM") === SIG_DFL);
  signal("SIGTERM", () => {});
  check(Deno.readTextFileSync("/proc/self/status").match(caught)![0] === before);
});
let heardHere = 0;
using _parents = onSignal(["SIGUSR2", "SIGVTALRM"], () => heardHere++);
signal("SIGWINCH", SIG_IGN);

seen.notInherited = inChild((check) => {
  check(signal("SIGUSR2", SIG_DFL) === SIG_DFL);
  check(signal("SIGVTALRM", SIG_DFL) === SIG_DFL);
  check(signal("SIGWINCH", SIG_IGN) === SIG_IGN);
});
seen.defaults = inChild(() => raiseSignal("SIGVTALRM"));
seen.handlers = inChild((check) => {
  let heard = 0;
  check(signal("SIGUSR2", () => heard++) === SIG_DFL);
  raiseSignal("SIGUSR2");
  check(heard === 0);
  check(pollSignals() === 1);
  check(Number(heard) === 1);
  alarm(1);
  signal("SIGALRM", () => heard += 10);
  check(pauseSync() === "SIGALRM" && heard === 11);
  setitimer("real", 1, 1);
  for (let i = 0; i < 100; i++) pauseSync();
  setitimer("real", 0);
  check(heard === 1011);
});
seen.notLostBySet = inChild((check) => {
  let heard = 0;
  signal("SIGUSR2", () => heard++);
  raiseSignal("SIGUSR2");
  signal("SIGUSR2", SIG_DFL); // what came is for the handler that was set when it came
  check(heard === 1);
  signal("SIGUSR2", SIG_IGN);
  raiseSignal("SIGUSR2");
  signal("SIGUSR2", () => heard++);
  check(pollSignals() === 0);
});
seen.held = inChild((check) => {
  let heard = 0;
  using _handler = onSignal("SIGUSR2", () => heard++);
  {
    using _held = blockSignals(["SIGUSR2"]);
    for (let i = 0; i < 5; i++) raiseSignal("SIGUSR2");
    check(pendingSignals().join() === "SIGUSR2" && heard === 0);
  }
  check(heard === 1);
  {
    using _held = blockSignals(["SIGUSR2"]);
    for (let i = 0; i < 5; i++) raiseSignal("SIGUSR2");
  }
  check(heard === 2);
  {
    using _held = blockSignals(["SIGUSR2"]);
    raiseSignal("SIGUSR2");
    check(sigwaitSync(["SIGUSR2", "SIGTERM"], { timeout: 0 }) === "SIGUSR2");
  }
  check(heard === 2);
});
seen.timedOut = inChild((check) => {
  for (
    const wait of [() => sigwaitSync(["SIGUSR2"], { timeout: 5 }), () => pauseSync({ timeout: 5 })]
  ) {
    try {
      wait();
      check(false);
    } catch (error) {
      check((error as Error).name === "TimeoutError");
    }
  }
});
seen.throws = inChild((check) => {
  signal("SIGUSR2", () => {
    throw new RangeError("thrown by the handler");
  });
  raiseSignal("SIGUSR2");
  try {
    pauseSync();
    check(false);
  } catch (error) {
    check(error instanceof RangeError);
  }
});
seen.stops = (["SIGSTOP", "SIGTSTP", "SIGTTIN", "SIGTTOU"] as const).map((name) => {
  const pid = fork(() => {
    setpgid(0, 0); // in a group without a parent outside, only SIGSTOP would stop it
    if (name !== "SIGSTOP") {
      signal(name, () => {});
      signal(name, SIG_DFL);
    }
    raiseSignal(name);
    exitNow(5);
  });
  const stopped = waitpidSync(pid, WUNTRACED).signal;
  kill(pid, "SIGCONT");
  return [stopped, waitpidSync(pid).exitCode];
});
// The handler of a child is not its child's.
seen.grandchild = inChild((check) => {
  signal("SIGUSR2", () => {});
  const pid = fork(() => raiseSignal("SIGUSR2"));
  check(waitpidSync(pid).signal === "SIGUSR2");
  check(pollSignals() === 0);
});

using _ready = onSignal("SIGHUP", () => {});
for (const [start, target] of [["fork", service], ["spawn", asyncService]] as const) {
  const process = new Process({ module, target, start });
  let ready = pause({ timeout: 20_000 });
  process.start();
  await ready;
  if (start === "spawn") {
    ready = pause({ timeout: 20_000 });
    kill(process.pid!, "SIGUSR2");
    await ready; // one at a time: two might become one
  } else kill(process.pid!, "SIGUSR2");
  process.terminate();
  await process.join();
  seen[start] = process.exitCode;
}

// SIGCHLD: a handler that takes all, and two kinds of processes that are joined none the less.
const reaped: number[] = [];
{
  using _handler = onSignal("SIGCHLD", () => {
    reaped.push(...reapChildren().map((end) => end.exitCode!));
  });
  const processes = [1, 2, 3].map((code) =>
    new Process({ module, target: ends, args: [code], start: "fork" })
  );
  for (const each of processes) each.start();
  for (const each of processes) await each.join();
  seen.joined = processes.map((each) => each.exitCode);
  for (let i = 4; i < 24; i++) fork(() => exitNow(i));
  const later = (): number[] => reaped.filter((code) => code > 3);
  while (later().length < 20) await pause({ timeout: 20_000 });
  seen.reaped = later().sort((a, b) => a - b);
}

// Ignored: no zombie, nobody to wait for.
signal("SIGCHLD", SIG_IGN);
const forgotten = fork(() => exitNow(3));
try {
  waitpidSync(forgotten);
  seen.forgotten = "found";
} catch (error) {
  seen.forgotten = (error as { code?: string }).code;
}
signal("SIGCHLD", SIG_DFL);
seen.keptAgain = waitpidSync(fork(() => exitNow(4))).exitCode;
seen.heardHere = heardHere;
seen.pid = getpid() === Deno.pid;
console.log(JSON.stringify(seen));
