import { LocalCell } from "./local_cell.ts";
import type { Memory, Region } from "./memory.ts";

/** Memory of this thread alone; garbage collected like any object. */
export const localMemory: Memory = {
  kind: "local",
  me: 1,
  isAlive: () => true,
  wasKilled: () => false,
  reserve(words): Region {
    const cells: LocalCell[] = Array.from({ length: words });
    return {
      memory: localMemory,
      cell: (index) => cells[index] ??= new LocalCell(),
      release: () => {},
    };
  },
};
