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
export const operations: readonly Operation[] = Object.values(Code).map((code) => all[code]!);
