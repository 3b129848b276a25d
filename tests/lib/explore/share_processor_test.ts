import { assert, assertEquals } from "@std/assert";

const threads = `
  import { shareProcessor } from "${new URL(
  "../../../lib/explore/share_processor.ts",
  import.meta.url,
)}";
  const wait = "data:text/javascript,postMessage(0);setInterval(() => {}, 1000)";
  for (let i = 0; i < 2; i++) {
    const worker = new Worker(wait, { type: "module" });
    await new Promise((resolve) => worker.onmessage = resolve);
  }
  shareProcessor();
  for (const { name } of Deno.readDirSync("/proc/self/task")) {
    console.log(Deno.readTextFileSync("/proc/self/task/" + name + "/status"));
  }
  Deno.exit();
`;

/** Runs the program; gives on which processors its main thread and its workers may run, and all others. */
async function processors(): Promise<{ ours: string[]; others: string[] }> {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", `data:text/javascript,${encodeURIComponent(threads)}`],
    stderr: "null",
  }).output();
  const ours: string[] = [];
  const others: string[] = [];
  for (const status of new TextDecoder().decode(stdout).split("\n\n").filter(Boolean)) {
    const word = (name: string): string => new RegExp(`^${name}:\\s*(.*)$`, "m").exec(status)![1]!;
    const isOurs = word("Name").startsWith("worker-") || word("Pid") === word("Tgid");
    (isOurs ? ours : others).push(word("Cpus_allowed_list"));
  }
  return { ours, others };
}

Deno.test({
  name: "shareProcessor() puts the workers and the main thread on one processor, and nobody else",
  ignore: navigator.hardwareConcurrency < 2,
  async fn(): Promise<void> {
    const { ours, others } = await processors();
    assertEquals(ours.length, 3);
    assertEquals(new Set(ours).size, 1);
    assert(/^\d+$/.test(ours[0]!), ours[0]);
    assert(others.length > 0 && !others.includes(ours[0]!), others.join());
  },
});
