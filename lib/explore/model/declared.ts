/** What the explorer knows about a shared object besides its words. */
export interface Declared {
  /** Its number, counted from 0 in the order of the declarations. */
  readonly id: number;
  readonly name: string;
  readonly noun: Noun;
  /** Where its words begin in the state. */
  readonly base: number;
  /** What its words are when a run begins. */
  readonly initial: readonly number[];
}

/** The kinds of shared objects. */
export type Noun =
  | "int"
  | "value"
  | "element"
  | "lock"
  | "rlock"
  | "semaphore"
  | "condition"
  | "event"
  | "barrier"
  | "queue"
  | "word";

/** Whether the final value of such an object tells how a run came out. */
export function isNumber({ noun }: Declared): boolean {
  return noun === "int" || noun === "value" || noun === "element" || noun === "word";
}
