import type { Context, MiddlewareHandler } from "hono";
import { html } from "hono/html";
import { getCookie, setCookie } from "hono/cookie";
import { timingSafeEqual } from "hono/utils/buffer";

/**
 * Lets in the learner who started the server, and nobody else: the page runs code.
 *
 * Other programs of this computer reach the port as well, and so does every web page that is open in
 * the same browser. So a request has to know the token, which only the terminal shows: in its address
 * the first time, in a cookie after that. Another site may have the browser send that cookie, so the
 * request also has to come from a page of ours, by the names that the browser gives (`Origin`,
 * `Sec-Fetch-Site`), and has to be meant for us (`Host`), as a foreign name may lead to 127.0.0.1.
 */
export class Gatekeeper {
  /** What the terminal shows. */
  readonly token = secret();
  /** Tokens that open once. */
  readonly #tickets = new Set<string>();
  readonly #hosts: readonly string[];
  /** Cookies know no ports: two courses at once need two names. */
  readonly #cookie: string;

  /** Guards the server on this port. */
  constructor(port: number) {
    this.#hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
    this.#cookie = `interleave-${port}`;
  }

  /** A token that opens once: for a program whose arguments everybody on this computer can read. */
  ticket(): string {
    const ticket = secret();
    this.#tickets.add(ticket);
    return ticket;
  }

  /** The check that stands in front of every route. */
  get middleware(): MiddlewareHandler {
    return async (c, next) => {
      const refusal = this.#refusal(c);
      if (refusal !== undefined) return c.text(refusal, 403);
      const given = c.req.query("token");
      if (given !== undefined) return await this.#enter(c, given);
      if (isForeignSite(c)) return c.text("Refused: this request comes from another site", 403);
      if (!await this.#isOurs(getCookie(c, this.#cookie))) return askForToken(c);
      return await next();
    };
  }

  /** What is wrong with a request whoever sends it. */
  #refusal(c: Context): string | undefined {
    const host = c.req.header("host") ?? "";
    if (!this.#hosts.includes(host)) return `Refused: ${JSON.stringify(host)} is not this server`;
    const origin = c.req.header("origin");
    const isForeign = origin !== undefined && origin !== `http://${host}`;
    const changes = c.req.method !== "GET" && c.req.method !== "HEAD";
    if (isForeign || (changes && origin === undefined)) {
      return "Refused: this request does not come from a page of this server";
    }
    return undefined;
  }

  /** Changes the token in the address for a cookie, so that it stays in no history. */
  async #enter(c: Context, given: string): Promise<Response> {
    if (c.req.method !== "GET") return askForToken(c);
    if (!this.#tickets.delete(given) && !await this.#isOurs(given)) return askForToken(c);
    setCookie(c, this.#cookie, this.token, { httpOnly: true, sameSite: "Strict", path: "/" });
    // Not a redirect: after one from elsewhere the browser would keep the cookie back.
    c.header("Refresh", `0; url=${new URL(c.req.url).pathname.replace(/^\/+/, "/")}`);
    return c.body(null, 200);
  }

  async #isOurs(given: string | undefined): Promise<boolean> {
    return given !== undefined && await timingSafeEqual(given, this.token);
  }
}

/** 256 bits that nobody can guess. */
function secret(): string {
  return crypto.getRandomValues(new Uint8Array(32)).toHex();
}

/** Browsers say where a request comes from; another port of this computer counts as another site. */
function isForeignSite(c: Context): boolean {
  const site = c.req.header("sec-fetch-site") ?? "none";
  return site !== "same-origin" && site !== "none";
}

function askForToken(c: Context): Response | Promise<Response> {
  c.status(403);
  return c.html(html`
    <!DOCTYPE html>
    <html lang="en">
      <title>Interleave</title>
      <h1>Which course is this?</h1>
      <p>Open the whole address that <code>deno task study</code> has printed in your terminal. It
        ends with a token, and is a new one each time.</p>
    </html>
  `);
}
