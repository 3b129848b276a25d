import "../../open_libc.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { Gatekeeper } from "../../../course/study/gatekeeper.ts";
import { Hono } from "hono";
import { StudyPage } from "./study_page.ts";

/** Sends bytes as they are, and gives the first line of the answer. */
async function raw(port: number, request: string): Promise<string> {
  using connection = await Deno.connect({ hostname: "127.0.0.1", port });
  await connection.write(new TextEncoder().encode(request.replaceAll("\n", "\r\n")));
  const bytes = new Uint8Array(1024);
  const length = await connection.read(bytes) ?? 0;
  return new TextDecoder().decode(bytes.subarray(0, length)).split("\r\n")[0]!;
}

Deno.test("the study page lets in its learner alone", { timeout: 60_000 }, async (t) => {
  await using page = await StudyPage.start();
  const { url, port, token } = page;
  const cookie = `Cookie: interleave-${port}=${token}`;

  await t.step("it listens on this computer alone", () => {
    const addresses = Deno.networkInterfaces().map(({ address }) => address)
      .filter((address) => address.includes(".") && !address.startsWith("127."));
    for (const hostname of addresses) {
      try {
        // Synchronous listening: the port is free there if nobody of ours has it.
        Deno.listen({ hostname, port }).close();
      } catch (error) {
        throw new Error(`somebody listens on ${hostname}`, { cause: error });
      }
    }
  });

  await t.step("the token becomes a cookie that no script and no other site gets", async () => {
    const response = await fetch(url, { redirect: "manual" });
    assertEquals(await response.text(), "");
    assertEquals(response.headers.get("refresh"), "0; url=/");
    const set = response.headers.get("set-cookie")!;
    for (const part of ["HttpOnly", "SameSite=Strict", "Path=/"]) assertStringIncludes(set, part);
    assertEquals(await page.statusOf("/"), 200);
  });

  await t.step("without the token, and with another one, nothing is told", async () => {
    const wrong = "0".repeat(64);
    for (const Cookie of ["", `interleave-${port}=${wrong}`, `interleave-${port + 1}=${token}`]) {
      for (const path of ["/", "/lesson/01", "/api/exercise/01/1/file", "/assets/x/study.css"]) {
        assertEquals(await page.statusOf(path, { headers: { Cookie } }), 403, path);
      }
    }
    assertEquals(await page.statusOf(`/?token=${wrong}`), 403);
    const init = { method: "POST", body: "{}", headers: { Cookie: "" } };
    assertEquals(await page.statusOf("/api/demo/01/1", init), 403);
  });

  await t.step("a name that leads here by chance is refused: DNS rebinding", async () => {
    for (const host of [`evil.example:${port}`, "127.0.0.1", `127.0.0.1:${port + 1}`, ""]) {
      const line = await raw(
        port,
        `GET / HTTP/1.1\nHost: ${host}\n${cookie}\nConnection: close\n\n`,
      );
      assertMatch(line, / (403|400) /, host);
    }
    const head = `GET / HTTP/1.1\nHost: localhost:${port}\n${cookie}\nConnection: close\n\n`;
    assertMatch(await raw(port, head), / 200 /);
  });

  await t.step("another site cannot ask or post in the learner's name", async () => {
    const post = { method: "POST", body: "{}" };
    for (const Origin of ["http://evil.example", "null", `http://127.0.0.1:${port + 1}`]) {
      assertEquals(await page.statusOf("/api/demo/01/1", { ...post, headers: { Origin } }), 403);
      assertEquals(await page.statusOf("/", { headers: { Origin } }), 403);
      assertEquals(await page.statusOf(`/?token=${token}`, { headers: { Origin } }), 403);
    }
    const body = `POST /api/demo/01/1 HTTP/1.1\nHost: 127.0.0.1:${port}\n${cookie}\n` +
      "Content-Length: 2\nConnection: close\n\n{}";
    assertMatch(await raw(port, body), / 403 /, "a post without any origin");
    for (const site of ["cross-site", "same-site"]) {
      const headers = { "Sec-Fetch-Site": site };
      assertEquals(await page.statusOf("/lesson/01", { headers }), 403, site);
    }
    assertEquals(await page.statusOf("/", { headers: { "Sec-Fetch-Site": "none" } }), 200);
  });

  await t.step("every answer forbids what the page does not need", async () => {
    for (
      const path of [
        "/",
        "/nowhere",
        "/exercise/01/1",
        "/api/exercise/01/1/file",
        "/play/peterson/program.js",
      ]
    ) {
      const { headers, body } = await page.ask(path);
      await body?.cancel();
      const policy = headers.get("content-security-policy") ?? "";
      assertStringIncludes(policy, "default-src 'none'", path);
      const strict = policy.replace("style-src-attr 'unsafe-inline'; ", "");
      assert(!/unsafe|\*|http/.test(strict), policy);
      assertEquals(
        strict !== policy,
        path.startsWith("/exercise/"),
        "only where there is an editor",
      );
      assertEquals(headers.get("x-content-type-options"), "nosniff");
      assertEquals(headers.get("access-control-allow-origin"), null);
    }
  });

  await t.step("no path leads to a file", async () => {
    const paths = [
      "/assets/../deno.json",
      "/assets/..%2f..%2fdeno.json/x",
      "/lesson/..%2f..%2fetc",
      "/exercise/01/..%2f1",
      "/play/..%2f..%2fdeno/program.js",
      "//etc/passwd",
      "/exercise/01/0",
    ];
    for (const path of paths) {
      const line = await raw(
        port,
        `GET ${path} HTTP/1.1\nHost: 127.0.0.1:${port}\n${cookie}\nConnection: close\n\n`,
      );
      assertMatch(line, / 404 /, path);
    }
  });

  await t.step("a body that is too large is refused, whatever it says about its size", async () => {
    const large = "x".repeat(300_000);
    const init = { method: "PUT", body: JSON.stringify({ text: large, replaces: "" }) };
    assertEquals(await page.statusOf("/api/exercise/01/1/file", init), 413);
    const stream = new Blob([init.body]).stream();
    assertEquals(await page.statusOf("/api/exercise/01/1/file", { ...init, body: stream }), 413);
    for (const body of ["", "[", "7", '{"text":1}', "null"]) {
      assertEquals(await page.statusOf("/api/exercise/01/1/file", { method: "PUT", body }), 400);
    }
  });

  await t.step("the page is still there", async () => {
    assertEquals(await page.statusOf("/"), 200);
  });
});

Deno.test("a ticket opens once, and the token as often as one likes", async () => {
  const gatekeeper = new Gatekeeper(8000);
  const app = new Hono().use(gatekeeper.middleware);
  const headers = { Host: "127.0.0.1:8000" };
  const enter = async (token: string): Promise<number> =>
    (await app.request(`/?token=${token}`, { headers })).status;
  const ticket = gatekeeper.ticket();
  assertEquals([await enter(ticket), await enter(ticket)], [200, 403]);
  assertEquals([await enter(gatekeeper.token), await enter(gatekeeper.token)], [200, 200]);
});
