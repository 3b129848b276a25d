import type { Context as Course } from "../command.ts";
import { studyApp } from "./app.ts";
import { bundleClient } from "./bundle.ts";
import { Gatekeeper } from "./gatekeeper.ts";
import { Runs } from "./runs.ts";

/** The study page, being served. */
export interface StudyServer extends AsyncDisposable {
  /** What to open: the address with its token. */
  readonly url: string;
  /** The same, good for one time. */
  urlForOnce(): string;
}

/** Whose course it is, and where to serve it. */
export interface StudyOptions extends Pick<Course, "workspace" | "progress" | "compiler"> {
  /** The port; one that is free if not given. */
  readonly port?: number | undefined;
}

/**
 * Serves the study page to this computer alone, until it is disposed; then everything that it started
 * has ended.
 *
 * @throws {Deno.errors.AddrInUse} if somebody else listens on that port.
 */
export function serveStudy({ workspace, progress, compiler, port = 0 }: StudyOptions): StudyServer {
  const bundle = bundleClient();
  bundle.catch(() => {}); // told to whoever asks for a page
  const runs = new Runs();
  const stop = new AbortController();
  const server = Deno.serve(
    { hostname: "127.0.0.1", port, signal: stop.signal, onListen: () => {} },
    (request) => app.fetch(request),
  );
  const gatekeeper = new Gatekeeper(server.addr.port);
  const app = studyApp({ course: { workspace, progress, compiler }, gatekeeper, runs, bundle });
  const address = `http://127.0.0.1:${server.addr.port}/?token=`;
  return {
    url: address + gatekeeper.token,
    urlForOnce: () => address + gatekeeper.ticket(),
    async [Symbol.asyncDispose](): Promise<void> {
      await runs.close();
      stop.abort(); // pages that are being read, too
      await server.finished;
      await bundle.catch(() => {});
    },
  };
}
