/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/**
 * Talking to the server.
 *
 * @module
 */

/** Sends something, and gives the answer, whatever it is. */
export async function send(
  method: "GET" | "POST" | "PUT",
  path: string,
  body?: unknown,
  init: RequestInit = {},
): Promise<Response> {
  return await fetch(path, {
    method,
    ...init,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { "Content-Type": "application/json" },
    }),
  });
}

/**
 * Asks for something, as JSON.
 *
 * @throws {Error} with the server's words if it refuses.
 */
export async function ask<T>(path: string, body: unknown = {}): Promise<T> {
  const response = await send("POST", path, body);
  if (!response.ok) throw new Error(await refusalOf(response));
  return await response.json();
}

/**
 * Starts a run on the server and hears of it until it is over. Aborting the signal ends the run.
 *
 * @param hear Told each event with its data.
 * @throws {Error} with the server's words if it refuses.
 */
export async function run(
  path: string,
  body: unknown,
  signal: AbortSignal,
  // deno-lint-ignore no-explicit-any -- each event has a form of its own, known to who asked for it
  hear: (event: string, data: any) => void,
): Promise<void> {
  const response = await send("POST", path, body, { signal });
  if (!response.ok || response.body === null) throw new Error(await refusalOf(response));
  let rest = "";
  for await (const chunk of textOf(response.body)) {
    const parts = (rest + chunk).split("\n\n");
    rest = parts.pop()!;
    for (const part of parts) {
      const event = /^event: (.*)$/m.exec(part)?.[1] ?? "message";
      const data = [...part.matchAll(/^data: (.*)$/gm)].map(([, line]) => line).join("\n");
      if (event === "failure") throw new Error(JSON.parse(data));
      hear(event, JSON.parse(data));
    }
  }
}

async function* textOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    yield value;
  }
}

async function refusalOf(response: Response): Promise<string> {
  try {
    return (await response.json()).error;
  } catch {
    return response.status === 403
      ? "The server does not know this page any more: open the address in your terminal again"
      : `The server answered ${response.status}`;
  }
}
