const child = new Deno.Command("sh", {
  args: ["-c", "trap '' HUP INT TERM; echo $$; exec sleep 1000"],
  stdout: "piped",
}).spawn();
// Its first line says that from now on it ignores the signals; ignoring outlives exec.
const { value } = await child.stdout.getReader().read();
console.info(new TextDecoder().decode(value).trim());
Deno.exit();
