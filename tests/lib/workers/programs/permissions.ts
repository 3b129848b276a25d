import { Process } from "interleave/processes";

export function ask(): void {
  const names = ["read", "run", "env", "net", "write", "ffi"] as const;
  const states = names.map((name) => [name, Deno.permissions.querySync({ name }).state]);
  console.log(JSON.stringify(Object.fromEntries(states)));
}

if (import.meta.main) {
  const child = new Process({ module: import.meta.url, target: ask });
  child.start();
  await child.join();
}
