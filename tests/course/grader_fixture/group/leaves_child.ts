const child = new Deno.Command("sleep", { args: ["1000"] }).spawn();
console.info(child.pid);
Deno.exit();
