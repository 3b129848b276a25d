import { assert, assertEquals } from "@std/assert";
import { fromFileUrl } from "@std/path";
import { runGroup } from "../../course/group.ts";
import { Sandbox } from "../../course/sandbox.ts";
import { Watchdog } from "../../course/watchdog.ts";

const FIXTURE = fromFileUrl(new URL("./grader_fixture/", import.meta.url));
const opened = Deno.build.os === "linux" ? await Sandbox.open() : "only Linux has namespaces";
const ignore = typeof opened === "string";
if (ignore) console.error(`The sandbox is not tested: ${opened}`);
const sandbox = opened as Sandbox;

/** Runs a small program of the fixture inside. */
async function run(
  program: string,
  { deadline = 20_000, limits = {}, words = [] as string[] } = {},
): Promise<Awaited<ReturnType<typeof runGroup>> & { output: string }> {
  const own = await Sandbox.open(limits) as Sandbox;
  const file = `${FIXTURE}group/${program}.ts`;
  let output = "";
  const result = await runGroup({
    args: ["run", "-A", "--no-config", file, ...words],
    deadline,
    onOutput: (chunk) => output += new TextDecoder().decode(chunk),
    enclosure: { sandbox: own, room: { readable: [file], writable: [] } },
  });
  return { ...result, output };
}

Deno.test({
  name: "a run in the sandbox ends as it would outside: code, signal, output, deadline",
  ignore,
  async fn(): Promise<void> {
    const spoken = await run("speaks", { words: ["3"] });
    assertEquals([spoken.code, spoken.signal, spoken.excess], [3, null, null]);
    assertEquals(spoken.output.split("\n").toSorted(), ["", "to stderr", "to stdout"]);
    const signalled = await run("signals_itself", { words: ["SIGTERM"] });
    assertEquals([signalled.code, signalled.signal], [143, "SIGTERM"]);
    const { timedOut, waiting } = await run("spins", { deadline: 1500 });
    assert(timedOut);
    assertEquals(waiting.map(({ doing }) => doing), ["runs"]);
  },
});

Deno.test({
  name: "what a run leaves behind in the sandbox is told, and gone",
  ignore,
  async fn(): Promise<void> {
    const { code, leftovers } = await run("leaves_child");
    assertEquals(code, 0);
    assertEquals(leftovers.map(({ name }) => name), ["sleep"]);
  },
});

Deno.test({
  name: "a run in the sandbox that prints too much is ended before its deadline",
  ignore,
  async fn(): Promise<void> {
    const { excess } = await run("floods", { limits: { output: 2 ** 20 } });
    assertEquals(excess, "It printed more than 1 MiB");
  },
});

Deno.test({
  name: "two files in the room of a run: one can be read, one written, and nothing else is there",
  ignore,
  async fn(): Promise<void> {
    await using watchdog = new Watchdog();
    const { folder } = watchdog;
    for (const name of ["readable", "writable", "secret"]) {
      await Deno.writeTextFile(`${folder}/${name}`, name);
      await Deno.chmod(`${folder}/${name}`, 0o666);
    }
    const program = `
      const tell = (name) => {
        try { return Deno.readTextFileSync("${folder}/" + name); } catch { return "-"; }
      };
      try { Deno.writeTextFileSync("${folder}/readable", "changed"); } catch { /* it must not */ }
      Deno.writeTextFileSync("${folder}/writable", "changed");
      console.log(["readable", "writable", "secret"].map(tell).join());`;
    await Deno.writeTextFile(`${folder}/program.js`, program);
    let output = "";
    const { code } = await runGroup({
      args: ["run", "-A", "--no-config", `${folder}/program.js`],
      deadline: 20_000,
      onOutput: (chunk) => output += new TextDecoder().decode(chunk),
      watchdog,
      enclosure: {
        sandbox,
        room: {
          readable: [`${folder}/program.js`, `${folder}/readable`],
          writable: [`${folder}/writable`],
        },
      },
    });
    assertEquals([code, output], [0, "readable,changed,-\n"]);
    assertEquals(await Deno.readTextFile(`${folder}/readable`), "readable");
    assertEquals(await Deno.readTextFile(`${folder}/writable`), "changed");
  },
});
