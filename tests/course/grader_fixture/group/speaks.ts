console.info("to stdout");
console.error("to stderr");
Deno.exit(Number(Deno.args[0]));
