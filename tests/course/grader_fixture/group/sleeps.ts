console.info(Deno.pid);
setInterval(() => {}, 1000);
