import { Header, Step, stepAt } from "../model/state.ts";

/** A state on the path that is being explored, and the step that was made there last. */
export interface Node {
  thread: number;
  operation: number;
  object: number;
  a: number;
  b: number;
  reads: number;
  writes: number;
  /** The lock that the step needed free, or gave back; see `Operation.lock`. */
  lock: number;
  /** Who could make a step here, a bit each. */
  readonly enabled: number;
  /** Whose steps have been explored here. */
  done: number;
  /** Whose steps have to be explored here; the search without reduction wants all of them. */
  wanted: number;
  /** Whose steps were explored before, in another order. */
  sleep: number;
  /** Preemptions up to and with the step. */
  preemptions: number;
  /** Who made the step before; −1 at the beginning. */
  readonly before: number;
  /** Whether leaving `before` would be a preemption. */
  readonly busy: boolean;
}

/** What a thread did at a step, when it did something else there before. */
export interface Divergence {
  readonly step: number;
  readonly earlier: Pick<Node, "thread" | "operation" | "object" | "a" | "b">;
}

/** The path that the last run took, as a stack of nodes. */
export class Path {
  readonly nodes: Node[] = [];

  /** How many steps of the next run are prescribed. */
  prefix(): number[] {
    return this.nodes.map((node) => node.thread);
  }

  /**
   * Takes over the steps of a run that followed the path and went on.
   *
   * @param prescribed How many of the steps were prescribed.
   * @returns Where the run did something else than the one before it with the same beginning.
   */
  follow(state: Int32Array, prescribed: number): Divergence | undefined {
    const length = state[Header.step]!;
    // The last prescribed step is a new choice: what it does is seen now for the first time.
    for (let step = 0; step < prescribed - 1 && step < length; step++) {
      if (!this.#repeats(state, step)) return { step, earlier: this.nodes[step]! };
    }
    if (prescribed > 0 && prescribed <= length) this.#learn(state, prescribed - 1);
    for (let step = this.nodes.length; step < length; step++) {
      this.nodes.push(this.#node(state, step));
    }
    return undefined;
  }

  /** Goes back to a node, to make another step there. */
  turnAt(index: number, thread: number): void {
    this.nodes.length = index + 1;
    const node = this.nodes[index]!;
    node.thread = thread;
    node.preemptions = this.preemptionsWith(index, thread);
  }

  /** How many preemptions the path has up to a node, if that thread makes the step there. */
  preemptionsWith(index: number, thread: number): number {
    const node = this.nodes[index]!;
    const earlier = index === 0 ? 0 : this.nodes[index - 1]!.preemptions;
    const interrupts = node.busy && thread !== node.before &&
      (node.enabled >> node.before & 1) === 1;
    return earlier + (interrupts ? 1 : 0);
  }

  #repeats(state: Int32Array, step: number): boolean {
    const entry = stepAt(step);
    const node = this.nodes[step]!;
    return node.operation === state[entry + Step.operation] &&
      node.object === state[entry + Step.object] &&
      node.a === state[entry + Step.a] &&
      node.b === state[entry + Step.b] &&
      node.enabled === state[entry + Step.enabled];
  }

  #learn(state: Int32Array, step: number): void {
    const entry = stepAt(step);
    const node = this.nodes[step]!;
    node.operation = state[entry + Step.operation]!;
    node.object = state[entry + Step.object]!;
    node.a = state[entry + Step.a]!;
    node.b = state[entry + Step.b]!;
    node.reads = state[entry + Step.reads]!;
    node.writes = state[entry + Step.writes]!;
    node.lock = state[entry + Step.lock]!;
  }

  #node(state: Int32Array, step: number): Node {
    const entry = stepAt(step);
    const before = step === 0 ? -1 : this.nodes[step - 1]!.thread;
    const enabled = state[entry + Step.enabled]!;
    const thread = state[entry + Step.thread]!;
    const busy = state[entry + Step.busy] === 1;
    const earlier = step === 0 ? 0 : this.nodes[step - 1]!.preemptions;
    const interrupts = busy && thread !== before && (enabled >> before & 1) === 1;
    return {
      thread,
      operation: state[entry + Step.operation]!,
      object: state[entry + Step.object]!,
      a: state[entry + Step.a]!,
      b: state[entry + Step.b]!,
      reads: state[entry + Step.reads]!,
      writes: state[entry + Step.writes]!,
      lock: state[entry + Step.lock]!,
      enabled,
      done: 0,
      wanted: 1 << thread,
      sleep: state[entry + Step.sleep]!,
      preemptions: earlier + (interrupts ? 1 : 0),
      before,
      busy,
    };
  }
}
