const block = new Uint8Array(65_536).fill(46);
for (;;) Deno.stdout.writeSync(block);
