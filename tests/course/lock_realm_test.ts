import { assert, assertEquals } from "@std/assert";

const MODULE = new URL("../../course/lock_realm.ts", import.meta.url).href;

/** Runs `code` in a program of its own that has locked its realm, as locking cannot be undone. */
async function locked(code: string): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", `import { lockRealm } from "${MODULE}"; lockRealm();\n${code}`],
    env: { NO_COLOR: "1" },
  }).output();
  assert(success, new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout).trim();
}

const REPLACED = [
  "Object.is = () => true",
  "Object.prototype.toString = () => ''",
  "Object.prototype.toJSON = () => 1",
  "Error.prototype.name = 'x'",
  "Promise.prototype.then = () => {}",
  "Array.prototype[Symbol.iterator] = null",
  "Object.getPrototypeOf([].values()).next = null",
  "Object.getPrototypeOf(async () => {}).call = null",
  "Atomics.add = () => 0",
  "globalThis.Map = class {}",
  "globalThis.Deno = {}",
  "Deno.readTextFileSync = () => ''",
  "Deno.Command = class {}",
  "Deno.Command.prototype.output = null",
  "Deno.kill = () => {}",
  "JSON.parse = () => ({})",
];

Deno.test("lockRealm() lets nobody replace what the language and Deno are made of", async () => {
  const tries = REPLACED.map((code) => `
    try { ${code}; console.log(${JSON.stringify(code)}); }
    catch (error) { if (!(error instanceof TypeError)) throw error; }`);
  assertEquals(await locked(`"use strict";${tries.join("")}`), "");
});

Deno.test("lockRealm() leaves what programs do every day", async () => {
  const seen = await locked(`
    class Own extends Error { constructor() { super("m"); this.name = "Own"; this.message = "n"; } }
    const plain = {}; plain.toString = () => "mine"; plain.constructor = Own;
    function Old() {} Old.prototype = Object.create(Set.prototype); Old.prototype.add = () => 1;
    globalThis.mine = 1; Error.stackTraceLimit = 50; Math.random = () => 0.5;
    const { promise, resolve } = Promise.withResolvers();
    const worker = new Worker("data:text/javascript,postMessage(7)", { type: "module" });
    worker.onmessage = ({ data }) => resolve(data);
    console.log(String(new Own()), String(plain), new Old().add(), Math.random(), await promise);
    worker.terminate();`);
  assertEquals(seen, "Own: n mine 1 0.5 7");
});

Deno.test("lockRealm() leaves modules of Node that are loaded later", async () => {
  const names = ["buffer", "events", "fs", "crypto", "process", "worker_threads", "stream", "util"];
  const loads = names.map((name) => `await import("node:${name}");`);
  assertEquals(
    await locked(`${loads.join("")} console.log(typeof process, typeof Buffer)`),
    [
      "object",
      "function",
    ].join(" "),
  );
});
