const child = new Deno.Command("sleep", { args: ["1000"], clearEnv: true }).spawn();
console.info(child.pid);
Deno.exit();
