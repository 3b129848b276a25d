new Deno.Command("sleep", { args: ["1000"] }).outputSync();
