import "../../open_libc.ts";
import { barrierClaims } from "./contract/barrier.ts";
import { conditionClaims } from "./contract/condition.ts";
import { deadlockClaims } from "./contract/deadlock.ts";
import { eventClaims } from "./contract/event.ts";
import { lockClaims } from "./contract/lock.ts";
import { rlockClaims } from "./contract/rlock.ts";
import { semaphoreClaims } from "./contract/semaphore.ts";
import type { OwnedNouns, World } from "./world.ts";
import { allWorlds } from "./world.ts";

const claims = [
  ...lockClaims,
  ...rlockClaims,
  ...semaphoreClaims,
  ...conditionClaims,
  ...eventClaims,
  ...barrierClaims,
  ...deadlockClaims,
];

const worlds = allWorlds();

for (const world of worlds) {
  for (const { name, parties, owned, check } of claims) {
    if (owned && world.owned === undefined) continue;
    Deno.test({
      name: `${name}, among ${world.name}`,
      timeout: 30_000,
      // The other parties stay from test to test, and so does what listens to them.
      sanitizeOps: false,
      sanitizeResources: false,
      fn: async () =>
        await check(world as World & { nouns: OwnedNouns }, await world.parties(parties)),
    });
  }
}

Deno.test.afterAll(async () => {
  for (const world of worlds) await world.close();
});
