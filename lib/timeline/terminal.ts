/**
 * How wide the output may be, in columns: that of the terminal; where there is none, what the
 * variable `COLUMNS` says, so that a program whose output is collected can be told; else 80.
 */
export function terminalWidth(): number {
  if (Deno.stdout.isTerminal()) return Deno.consoleSize().columns;
  const { state } = Deno.permissions.querySync({ name: "env", variable: "COLUMNS" });
  const columns = state === "granted" ? Number(Deno.env.get("COLUMNS")) : NaN;
  return Number.isInteger(columns) && columns > 0 ? columns : 80;
}
