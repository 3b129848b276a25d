import { assert, assertEquals } from "@std/assert";
import { exists, Gate, hasEnded, isAlive, until } from "interleave/evidence";
import { childrenOf, processStatus } from "interleave/system";
import "../../open_libc.ts";

Deno.test("a gate is closed until somebody opens it, and both sides see the same one", () => {
  using gate = new Gate();
  const seenFromElsewhere = new Gate(gate.path);
  assertEquals([gate.isOpen, seenFromElsewhere.isOpen], [false, false]);
  seenFromElsewhere.open();
  assertEquals([gate.isOpen, seenFromElsewhere.isOpen], [true, true]);
  gate.wait(); // goes on at once
  gate.open(); // a second time: nothing happens
});

Deno.test("a gate is open, and its file is gone, when its block has ended", () => {
  let path: string;
  {
    using gate = new Gate();
    path = gate.path;
    assert(exists(path));
  }
  assert(!exists(path));
});

Deno.test({
  name: "a process waits at a gate, and goes on when it opens",
  ignore: Deno.build.os !== "linux",
  timeout: 60_000,
  async fn(): Promise<void> {
    using gate = new Gate();
    const script = `while [ -e "$1" ]; do sleep 0.01; done; exit 7`;
    const child = new Deno.Command("sh", { args: ["-c", script, "sh", gate.path] }).spawn();
    assert(!hasEnded(child.pid));
    gate.open();
    assertEquals((await child.status).code, 7);
    assert(hasEnded(child.pid));
  },
});

Deno.test({
  name: "a zombie has ended, although it is on the list",
  ignore: Deno.build.os !== "linux",
  timeout: 60_000,
  async fn(): Promise<void> {
    // The shell starts a child that lives as long as there is input, and becomes a program that does
    // not wait for it.
    const script = "exec 3<&0; (read line <&3) & exec sleep 60";
    const parent = new Deno.Command("sh", { args: ["-c", script], stdin: "piped" }).spawn();
    until("the other program", () => processStatus(parent.pid)?.name === "sleep");
    const { pid } = childrenOf(parent.pid)[0]!;
    assert(!hasEnded(pid));
    await parent.stdin.close();
    until("the zombie", () => processStatus(pid)?.state === "Z");
    assert(hasEnded(pid));
    assert(!isAlive(processStatus(pid)!));
    parent.kill("SIGKILL");
    await parent.status;
  },
});
