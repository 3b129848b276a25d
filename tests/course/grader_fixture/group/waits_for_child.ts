await new Deno.Command("sleep", { args: ["1000"] }).spawn().status;
