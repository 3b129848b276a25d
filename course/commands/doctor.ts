import { dim, green, red, yellow } from "@std/fmt/colors";
import type { Command, Context } from "../command.ts";
import { examine, type Finding } from "../doctor.ts";
import { pad, wrap } from "../text.ts";

export const command: Command = {
  name: "doctor",
  usage: ["course doctor"],
  summary: "Does this machine have all that the course uses?",
  details: "It looks at Deno, the system, the C library, fork(), the processors, your folder and " +
    "bubblewrap. Exit code 1 means that something is missing without which the course cannot run.",
  maxArgs: 0,
  run,
};

async function run({ screen, workspace, signal, json }: Context): Promise<number> {
  const findings = await examine(workspace.dir, signal);
  const isWell = findings.every(({ state }) => state !== "missing");
  if (json) screen.json({ ok: isWell, findings });
  else for (const finding of findings) screen.print(line(finding, screen.width));
  return isWell ? 0 : 1;
}

function line({ name, state, found, advice }: Finding, width: number): string {
  const text = wrap(`${pad(name, 13)}  ${found}`, width, ` ${lead(state)} `);
  return advice === undefined ? text : `${text}\n${wrap(dim(advice), width, "     ")}`;
}

function lead(state: Finding["state"]): string {
  if (state === "there") return green("✓");
  return state === "limited" ? yellow("~") : red("✗");
}
