import { assertEquals } from "@std/assert";
import { Learner } from "../cli.ts";

Deno.test("study refuses a port that is none, and one that is taken, in one line", async () => {
  await using learner = await Learner.begin();
  const none = await learner.run("study --port many");
  assertEquals([none.code, none.stdout], [2, ""]);
  assertEquals(
    none.stderr,
    "No port many. Give a number up to 65535, as in `--port 8000`.\n",
  );
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  const taken = await learner.run(`study --port ${port}`);
  assertEquals(taken.code, 2);
  assertEquals(
    taken.stderr,
    `Port ${port} is taken. Give another one, or none for one that is free.\n`,
  );
});
