// Four shells in sessions of their own, each starting sleepers that leave for yet another session.
for (let i = 0; i < 4; i++) {
  new Deno.Command("sh", {
    args: ["-c", "while :; do setsid sleep 0.05 & sleep 0.02; done"],
    detached: true,
  }).spawn();
}
setInterval(() => {}, 1000);
