/** Runs the tests of a file, as `deno test` does. */
const { code } = await new Deno.Command(Deno.execPath(), {
  args: ["test", "-A", "--no-check", Deno.args[0]!],
}).spawn().status;
Deno.exitCode = code;
