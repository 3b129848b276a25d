import { assertEquals } from "@std/assert";
import { missingNeeds } from "../../course/needs.ts";
import { hasEnded, until } from "interleave/evidence";
import { childrenOf } from "interleave/system";
import "../open_libc.ts";

const module = new URL("../../lessons/10_beyond_one_machine/demos/_redis.ts", import.meta.url).href;
const PROGRAM = `
  import { Redis } from ${JSON.stringify(module)};
  const redis = new Redis("writes nothing down");
  await redis.start();
  console.log("it listens");
  await new Promise((resolve) => setTimeout(resolve, 60_000));
`;

Deno.test({
  name: "a Redis server of lesson 10 ends with its demo, also if that is killed",
  ignore: missingNeeds(["linux", "redis"]) !== null,
  timeout: 60_000,
  async fn(): Promise<void> {
    const folder = Deno.makeTempDirSync({ prefix: "interleave-" });
    const demo = new Deno.Command(Deno.execPath(), {
      args: ["eval", PROGRAM],
      env: { TMPDIR: folder },
      stdout: "piped",
    }).spawn();
    const output = demo.stdout.getReader();
    assertEquals(new TextDecoder().decode((await output.read()).value), "it listens\n");
    const servers = childrenOf(demo.pid).map(({ pid }) => pid);
    assertEquals(servers.length, 1);
    demo.kill("SIGKILL");
    await demo.status;
    await output.cancel();
    until("the end of its server", () => servers.every(hasEnded));
    Deno.removeSync(folder, { recursive: true });
  },
});
