import { bold, dim } from "@std/fmt/colors";
import type { Command, Context } from "../command.ts";
import { importLate } from "../import_late.ts";
import type { StudyOptions, StudyServer } from "../study/server.ts";
import { wrap } from "../text.ts";
import { Usage } from "../usage.ts";

export const command: Command = {
  name: "study",
  usage: ["study"],
  summary: "The course as a page on this computer, for your browser",
  details:
    "Only this computer can reach it, and only who has the address with its token. It works " +
    "on the same files and the same progress as the other commands.",
  maxArgs: 0,
  options: {
    port: { value: "N", help: "where to listen, if not on a free port" },
    open: { help: "open it in your browser" },
  },
  run,
};

async function run(
  { options, screen, workspace, progress, compiler, signal, json }: Context,
): Promise<number> {
  await using server = await listen({ workspace, progress, compiler, port: portOf(options.port) });
  if (json) screen.json({ url: server.url });
  else {
    screen.print(` ${bold(server.url)}`); // in one piece, so that a terminal makes a link of it
    screen.print(wrap(dim("Open it in your browser. Ctrl-C ends it."), screen.width, " "));
  }
  if (options.open) open(server.urlForOnce());
  await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
  return 0;
}

async function listen(options: StudyOptions): Promise<StudyServer> {
  // As late as a command, so that its help does not load a server.
  const { serveStudy } = await importLate<typeof import("../study/server.ts")>(
    import.meta.resolve("../study/server.ts"),
  );
  try {
    return serveStudy(options);
  } catch (error) {
    if (!(error instanceof Deno.errors.AddrInUse)) throw error;
    throw new Usage(
      `Port ${options.port} is taken. Give another one, or none for one that is free.`,
    );
  }
}

function portOf(word: string | boolean | undefined): number | undefined {
  if (word === undefined) return undefined;
  const port = Number(word);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Usage(`No port ${word}. Give a number up to 65535, as in \`--port 8000\`.`);
}

/** The way to open an address, by system. */
const OPENERS: Partial<Record<typeof Deno.build.os, readonly string[]>> = {
  darwin: ["open"],
  windows: ["explorer"],
};

/** Hands the address to the desktop; whoever has none opens what was printed. */
function open(url: string): void {
  const [program, ...args] = OPENERS[Deno.build.os] ?? ["xdg-open"];
  try {
    new Deno.Command(program!, { args: [...args, url], stdout: "null", stderr: "null" })
      .spawn().unref();
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
