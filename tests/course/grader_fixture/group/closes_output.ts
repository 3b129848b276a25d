Deno.stdout.close();
Deno.stderr.close();
setTimeout(() => Deno.exit(5), 200);
