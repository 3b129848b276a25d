import { claim } from "interleave/timeline";

/** Starts a program that shares nothing with this one but the name of some memory. */
export async function runOtherProgram(kind: "memory" | "list", name: string): Promise<void> {
  const program = new URL("./_other_program.ts", import.meta.url).href;
  const args = ["run", "--allow-all", "--quiet", program, kind, name];
  const { code } = await new Deno.Command(Deno.execPath(), { args }).spawn().status;
  claim("the other program has ended well", code === 0, code);
}
