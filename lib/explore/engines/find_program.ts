import type { Program } from "../program.ts";

/**
 * Imports a module and takes a program out of it.
 *
 * @param name The name of the export.
 * @throws {TypeError} if it exports no program of that name.
 */
export async function findProgram(module: string, name: string): Promise<Program> {
  const namespace: Record<string, unknown> = await import(module);
  const found = namespace[name];
  if (isProgram(found)) return found;
  const programs = Object.keys(namespace).filter((each) => isProgram(namespace[each]));
  const file = module.slice(module.lastIndexOf("/") + 1);
  throw new TypeError(
    `Cannot explore ${name}: ${file} exports ` +
      (programs.length === 0 ? "no program; write `export` before it" : programs.join(", ")),
  );
}

function isProgram(value: unknown): value is Program {
  return typeof value === "object" && value !== null && "threads" in value && "shared" in value;
}
