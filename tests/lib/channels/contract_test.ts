import "../../open_libc.ts";
import { endClaims } from "./contract/end.ts";
import { joinClaims } from "./contract/join.ts";
import { orderClaims } from "./contract/order.ts";
import { pipeClaims } from "./contract/pipe.ts";
import { queueClaims } from "./contract/queue.ts";
import { channelWorlds } from "./world.ts";

const claims = [...queueClaims, ...orderClaims, ...joinClaims, ...endClaims, ...pipeClaims];
const worlds = channelWorlds();

for (const world of worlds) {
  for (const { name, parties = 0, copies = false, check } of claims) {
    if (copies && !world.copies) continue;
    Deno.test({
      name: `${name}, among ${world.name}`,
      timeout: 30_000,
      // The other parties stay from test to test, and so does what listens to them.
      sanitizeOps: false,
      sanitizeResources: false,
      fn: async () => await check(world, await world.parties(parties)),
    });
  }
}

Deno.test.afterAll(async () => {
  for (const world of worlds) await world.close();
});
