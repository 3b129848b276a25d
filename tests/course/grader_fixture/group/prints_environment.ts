for (const name of Deno.args) console.info(Deno.env.get(name));
