import { assert, assertEquals } from "@std/assert";
import { allProcesses, childrenOf, drawProcessTree, processTree } from "interleave/system";
import "../../open_libc.ts";

Deno.test("processTree() shows a child and its own child, and drawProcessTree() draws them", async () => {
  const shell = new Deno.Command("sh", {
    args: ["-c", "sleep 60 & echo $!; wait"],
    stdout: "piped",
  }).spawn();
  const reader = shell.stdout.getReader();
  const sleep = Number(new TextDecoder().decode((await reader.read()).value));
  const tree = processTree(shell.pid)!;
  assertEquals(tree.children.map((child) => child.pid), [sleep]);
  assertEquals(drawProcessTree(tree, (p) => `${p.pid}`), `${shell.pid}\n└── ${sleep}`);
  assert(childrenOf().some((child) => child.pid === shell.pid));
  assert(allProcesses().includes(sleep));
  Deno.kill(sleep, "SIGKILL");
  await shell.status;
  await reader.cancel();
  assertEquals(processTree(shell.pid), null);
});
