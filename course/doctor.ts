/**
 * What this machine has of what the course uses.
 *
 * @module
 */
import { dirname, fromFileUrl } from "@std/path";
import { cpuCount, getPriority, UnsupportedError } from "interleave/system";
import { runGroup } from "./group.ts";
import { missingNeeds } from "./needs.ts";
import { runArguments } from "./run_arguments.ts";

/** One thing that was looked at. */
export interface Finding {
  readonly name: string;
  /** `missing`: the course does not run without it; `limited`: a part of it does not. */
  readonly state: "there" | "limited" | "missing";
  /** What was found, in a few words. */
  readonly found: string;
  /** What to do about it, or what does not work; only if it is not there. */
  readonly advice?: string;
}

/** The oldest Deno that the course is tested with. */
const OLDEST: readonly [major: number, minor: number] = [2, 9];
const PROBE_MS = 20_000;
const FORK_PROBE = new URL("./fork_probe.ts", import.meta.url);

/**
 * Looks at everything; nothing is changed, and what was tried out has ended.
 *
 * @param dir The learner's folder; it need not be there.
 * @param signal Ends the search by throwing the signal's reason.
 */
export async function examine(dir: string, signal: AbortSignal): Promise<Finding[]> {
  return [
    denoFinding(Deno.version.deno),
    systemFinding(),
    ffiFinding(),
    await forkFinding(signal),
    coresFinding(cpuCount()),
    folderFinding(dir),
    redisFinding(),
    await bubblewrapFinding(),
  ];
}

/** Whether a version of Deno is new enough. */
export function denoFinding(version: string): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isNewEnough = major > OLDEST[0] || major === OLDEST[0] && minor >= OLDEST[1];
  if (isNewEnough) return { name: "Deno", state: "there", found: version };
  const advice = `The course needs ${OLDEST.join(".")} or newer: \`deno upgrade\`.`;
  return { name: "Deno", state: "missing", found: version, advice };
}

/** Whether so many processors can do two things at once. */
export function coresFinding(cores: number): Finding {
  const found = `${cores}`;
  if (cores >= 2) return { name: "processors", state: "there", found };
  const advice = "Processes only take turns here: what is lost by a race shows more rarely.";
  return { name: "processors", state: "limited", found, advice };
}

function systemFinding(): Finding {
  const found = `${Deno.build.os} ${Deno.build.arch}`;
  if (Deno.build.os === "linux") return { name: "system", state: "there", found };
  const advice = "fork(), /proc and most system calls of the first lessons are those of Linux; " +
    "each demo and exercise says so where it needs them.";
  return { name: "system", state: "limited", found, advice };
}

function ffiFinding(): Finding {
  try {
    getPriority();
    return { name: "C library", state: "there", found: "can be called" };
  } catch (error) {
    if (!(error instanceof UnsupportedError)) throw error;
    return {
      name: "C library",
      state: "limited",
      found: "cannot be called",
      advice: error.message,
    };
  }
}

/** Forks, in a program that was started as a fork needs it. */
async function forkFinding(signal: AbortSignal): Promise<Finding> {
  let text = "";
  const decoder = new TextDecoder();
  const { code } = await runGroup({
    args: [...runArguments(["fork"]), fromFileUrl(FORK_PROBE)],
    env: { NO_COLOR: "1" },
    deadline: PROBE_MS,
    onOutput: (chunk) => text += decoder.decode(chunk, { stream: true }),
    signal,
  });
  const name = "a real fork()";
  if (code === 0) return { name, state: "there", found: "works with --v8-flags=--single-threaded" };
  const advice = text.trim().split("\n")[0] || `The attempt ended with exit code ${code}.`;
  return { name, state: "limited", found: "does not work", advice };
}

/** Whether the learner's folder can be made and written to, and how saves are noticed there. */
function folderFinding(dir: string): Finding {
  const name = "your folder";
  let folder = dir;
  while (!isThere(folder)) folder = dirname(folder);
  try {
    Deno.removeSync(Deno.makeTempDirSync({ dir: folder, prefix: ".doctor-" }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : `${error}`;
    const advice = `Nothing can be written there (${reason}): choose another with \`--dir\`.`;
    return { name, state: "missing", found: dir, advice };
  }
  try {
    Deno.watchFs(folder, { recursive: false }).close();
    return { name, state: "there", found: dir };
  } catch {
    const advice = "The system announces no saves here, so `watch` looks at the file instead.";
    return { name, state: "limited", found: dir, advice };
  }
}

/** For the last demos of lesson 10. */
function redisFinding(): Finding {
  const name = "Redis server";
  if (missingNeeds(["redis"]) === null) return { name, state: "there", found: "installed" };
  return {
    name,
    state: "limited",
    found: "not installed",
    advice: "Three demos of lesson 10 need it: `apt install redis-server`.",
  };
}

/** For teachers: it keeps the programs of strangers in. */
async function bubblewrapFinding(): Promise<Finding> {
  const name = "bubblewrap";
  const words = ["--ro-bind", "/", "/", "--unshare-all", "--die-with-parent", "true"];
  const purpose = "Only teachers need it, to grade the programs of strangers in a sandbox";
  try {
    const { success, stderr } = await new Deno.Command("bwrap", { args: words }).output();
    if (success) return { name, state: "there", found: "works" };
    const [reason] = new TextDecoder().decode(stderr).split("\n");
    return { name, state: "limited", found: "does not work", advice: `${purpose}. ${reason}` };
  } catch {
    const advice = `${purpose}: \`apt install bubblewrap\`.`;
    return { name, state: "limited", found: "not installed", advice };
  }
}

function isThere(path: string): boolean {
  try {
    Deno.statSync(path);
    return true;
  } catch {
    return false;
  }
}
