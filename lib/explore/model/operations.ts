import { barrierOperations } from "../nouns/barrier.ts";
import { conditionOperations } from "../nouns/condition.ts";
import { eventOperations } from "../nouns/event.ts";
import { intOperations } from "../nouns/int.ts";
import { lockOperations } from "../nouns/lock.ts";
import { pauseOperations } from "../nouns/pause.ts";
import { queueOperations } from "../nouns/queue.ts";
import { rlockOperations } from "../nouns/rlock.ts";
import { semaphoreOperations } from "../nouns/semaphore.ts";
import { wordOperations } from "../raw/word_operations.ts";
import { Code } from "./codes.ts";
import type { Operation } from "./operation.ts";

const all: Readonly<Record<number, Operation>> = {
  ...intOperations,
  ...lockOperations,
  ...rlockOperations,
  ...semaphoreOperations,
  ...conditionOperations,
  ...eventOperations,
  ...barrierOperations,
  ...queueOperations,
  ...pauseOperations,
  ...wordOperations,
};

/** All operations by their code; a thread that has ended has code 0 and no operation. */
export const operations: readonly Operation[] = Object.values(Code).map((code) =>
  alike(all[code])!
);

/**
 * The same operation, with all members in the same order: every step looks at some of them, and V8 finds
 * those of objects that are alike sooner. It makes a quarter of a schedule on one thread.
 */
function alike(operation: Operation | undefined): Operation | undefined {
  if (operation === undefined) return undefined;
  const { ready, apply, expiry, reads, writes, lock, looks, text, waitsFor, waitsForLock } =
    operation;
  return { ready, apply, expiry, reads, writes, lock, looks, text, waitsFor, waitsForLock };
}
