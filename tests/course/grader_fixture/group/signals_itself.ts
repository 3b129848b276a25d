Deno.kill(Deno.pid, Deno.args[0] as Deno.Signal);
setInterval(() => {}, 1000);
