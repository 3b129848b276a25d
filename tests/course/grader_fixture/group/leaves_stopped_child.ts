const child = new Deno.Command("sleep", { args: ["1000"] }).spawn();
child.kill("SIGSTOP");
console.info(child.pid);
Deno.exit();
