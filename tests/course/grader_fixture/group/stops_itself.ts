Deno.kill(Deno.pid, "SIGSTOP");
