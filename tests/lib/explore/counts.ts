/** How many schedules the programs of `textbook.ts` have, as counted by hand, by formula, or by two explorers. */
export const counts: readonly {
  readonly program: string;
  /** All schedules. */
  readonly all: number;
  /** With at most 0, 1, 2 … preemptions. */
  readonly bounded: readonly number[];
  /** Those that differ in more than the order of independent steps. */
  readonly classes: number;
  /** How many are run in vain with sleep sets alone. */
  readonly cut: number;
  /** How many of all fail. */
  readonly failing: number;
}[] = [
  { program: "race2", all: 6, bounded: [2, 4, 6, 6], classes: 4, cut: 0, failing: 4 },
  { program: "race2x2", all: 70, bounded: [2, 8, 26, 44], classes: 34, cut: 0, failing: 64 },
  { program: "race3", all: 90, bounded: [6, 24, 60, 90], classes: 36, cut: 0, failing: 84 },
  {
    program: "race3x2",
    all: 34_650,
    bounded: [6, 60, 402, 1752],
    classes: 7134,
    cut: 0,
    failing: 34_560,
  },
  {
    program: "independent",
    all: 1680,
    bounded: [6, 42, 192, 552],
    classes: 1,
    cut: 15,
    failing: 0,
  },
  {
    program: "petersonCorrect",
    all: 10_320,
    bounded: [2, 26, 146, 590],
    classes: 40,
    cut: 60,
    failing: 0,
  },
  {
    program: "petersonSwapped",
    all: 2206,
    bounded: [2, 20, 84, 282],
    classes: 26,
    cut: 30,
    failing: 10,
  },
  { program: "twoFlags", all: 50, bounded: [2, 12, 30, 44], classes: 9, cut: 4, failing: 40 },
  { program: "abba", all: 6, bounded: [2, 6, 6, 6], classes: 3, cut: 2, failing: 2 },
  { program: "abab", all: 2, bounded: [2], classes: 2, cut: 0, failing: 0 },
  {
    program: "philosophers",
    all: 234,
    bounded: [6, 66, 168, 198],
    classes: 7,
    cut: 22,
    failing: 6,
  },
  {
    program: "philosophersOrdered",
    all: 236,
    bounded: [6, 38, 99, 172],
    classes: 6,
    cut: 12,
    failing: 0,
  },
  { program: "bufferIf", all: 30, bounded: [14, 30], classes: 30, cut: 0, failing: 8 },
  { program: "bufferWhile", all: 40, bounded: [20, 40], classes: 40, cut: 0, failing: 0 },
  { program: "bufferNotifyOne", all: 60, bounded: [60], classes: 60, cut: 0, failing: 4 },
  {
    program: "barrier3",
    all: 2700,
    bounded: [12, 84, 336, 888],
    classes: 36,
    cut: 183,
    failing: 0,
  },
  { program: "storeBuffering", all: 20, bounded: [2, 6, 14, 18], classes: 3, cut: 4, failing: 0 },
];
