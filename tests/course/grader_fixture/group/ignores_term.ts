Deno.addSignalListener("SIGTERM", () => {});
Deno.kill(Deno.pid, "SIGTERM");
setInterval(() => {}, 1000);
