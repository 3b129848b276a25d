/** The target that does nothing: what is left is the cost of a process. */
export function empty(): void {}
