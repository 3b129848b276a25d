import type * as doors from "../../../lib/processes.ts";
import { allWorlds, type Party, type World } from "../sync/world.ts";

/** The queues of a door. */
export type Queues = Pick<
  typeof doors,
  "JoinableQueue" | "LifoQueue" | "PriorityQueue" | "Queue" | "SimpleQueue"
>;

/** The queues and pipes of a door. */
export type Channels = Queues & Pick<typeof doors, "Pipe" | "wait">;

/** Where a claim about channels is tried out. */
export interface ChannelWorld extends Omit<World, "nouns" | "owned"> {
  /** All of it, but among coroutines, where there are no pipes. */
  readonly nouns: Channels;
  /** Whether what is put is copied, and so must be something that can be sent. */
  readonly copies: boolean;
  /** Has another one call a method, in the way of this world: blocking, or not. */
  call<T = unknown>(who: Party, object: object, method: string, ...args: unknown[]): Promise<T>;
}

/** Something that holds in every world, or in every one where items are copied. */
export interface Claim {
  /** Begins with the number of the behaviour. */
  readonly name: string;
  /** How many others it takes. */
  readonly parties?: number;
  /** Whether it is about what is copied only: about messages. */
  readonly copies?: boolean;
  /** Shows that it holds. */
  check(world: ChannelWorld, parties: Party[]): Promise<void> | void;
}

/** All worlds, and both ways to wait in them. */
export function channelWorlds(): ChannelWorld[] {
  return allWorlds().map((world) => {
    const blocks = world.name.startsWith("blocking");
    return {
      ...world,
      nouns: world.nouns as unknown as Channels,
      copies: world.name !== "coroutines",
      call: (who, object, method, ...args) =>
        who.call(object, blocks ? `${method}Sync` : method, ...args),
    };
  });
}
