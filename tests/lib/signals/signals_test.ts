import "../../open_libc.ts";
import { assert, assertEquals } from "@std/assert";
import {
  getSignal,
  kill,
  SIG_DFL,
  SIG_IGN,
  signal,
  signalNumber,
  signals,
  strsignal,
} from "interleave/signals";

Deno.test("signals lists every signal of this system once, by number", () => {
  const numbers = signals.map(({ number }) => number);
  assertEquals(numbers, [...new Set(numbers)].sort((a, b) => a - b));
  for (const { name, number, meaning } of signals) {
    assertEquals(signalNumber(name), number);
    assert(meaning !== "" && strsignal(number) !== "");
  }
  assertEquals(
    signals.filter(({ catchable }) => !catchable).map(({ name }) => name),
    ["SIGKILL", "SIGSTOP"],
  );
});

Deno.test("signals has the names and numbers that kill -l lists", async () => {
  const { stdout } = await new Deno.Command("bash", { args: ["-c", "kill -l"] }).output();
  const listed = new TextDecoder().decode(stdout).matchAll(/(\d+)\) (SIG[A-Z0-9]+)/g);
  const ours = new Map(signals.map(({ number, name }) => [number, `${name}`]));
  for (const [, number, name] of listed) {
    if (Number(number) < 32) assertEquals(ours.get(Number(number)), name);
  }
});

/** Stopping is tested in `forked_test.ts`: it needs a process group with a parent outside. */
Deno.test("signals tells the default action that a program shows", async () => {
  for (const { name, action } of signals.filter(({ action }) => action !== "stop")) {
    // What ignores a signal here, such as `nohup`, would be inherited. Deno takes SIGPIPE back by itself.
    if (getSignal(name) === SIG_IGN && name !== "SIGPIPE") signal(name, SIG_DFL);
    const ends = action.startsWith("end");
    const child = new Deno.Command("sleep", { args: [ends ? "20" : "0.05"] }).spawn();
    kill(child.pid, name);
    const { code, signal: ended } = await child.status;
    assertEquals([name, ended ?? code], [name, ends ? name : 0]);
  }
});

for (const how of ["pause", "sigwait"]) {
  Deno.test(`${how}() alone keeps the program alive`, { timeout: 30_000 }, async () => {
    const program = new URL("./programs/waits_alone.ts", import.meta.url).href;
    const child = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", program, how],
      stdout: "piped",
    }).spawn();
    let text = "";
    for await (const words of child.stdout.pipeThrough(new TextDecoderStream())) {
      text += words;
      if (text === "ready\n") child.kill("SIGUSR1");
    }
    assertEquals(text, "ready\nSIGUSR1\n");
    assertEquals((await child.status).code, 0);
  });
}
