const child = new Deno.Command("sleep", {
  args: ["1000"],
  detached: true,
  stdout: "null",
  stderr: "null",
}).spawn();
console.info(child.pid);
Deno.exit();
