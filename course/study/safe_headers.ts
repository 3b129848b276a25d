import type { Context, Next } from "hono";

/** What a handler finds in its context. */
export interface StudyVariables {
  Variables: {
    /** Marks the style elements of this answer that the browser may apply. */
    nonce: string;
  };
}

/** A handler's context. */
export type StudyContext = Context<StudyVariables>;

/**
 * Headers for every answer: scripts, styles and requests are ours only, none of them inline, and no
 * other page may hold this one in a frame. The editor makes style elements; they carry a nonce.
 */
export async function safeHeaders(c: StudyContext, next: Next): Promise<void> {
  const nonce = crypto.randomUUID();
  c.set("nonce", nonce);
  await next();
  // Chrome writes style attributes itself while one edits, and then complains that it may not.
  const isEditor = c.req.path.startsWith("/exercise/");
  const headers = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; connect-src 'self'; " +
      `style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; base-uri 'none'; ` +
      (isEditor ? "style-src-attr 'unsafe-inline'; " : "") +
      "form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
  };
  for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  if (!c.res.headers.has("Cache-Control")) c.res.headers.set("Cache-Control", "no-store");
}
