// The fork that returns twice; whoever is a child ends itself. Waits for any child as often as it has.
import { exitNow, fork, waitSync } from "interleave/system";

export type Shape = readonly Shape[];

export function grow(shape: Shape, stay: () => void): void {
  for (const below of shape) {
    if (fork() === 0) {
      grow(below, stay);
      exitNow(0);
    }
  }
  stay();
  for (const _child of shape) waitSync();
}
