import type { OwnedNouns, Party, World } from "./world.ts";

/** Something that holds in every world. */
export interface Claim {
  /** Begins with the number of the behaviour. */
  readonly name: string;
  /** How many others it takes. */
  readonly parties: number;
  /** Whether it is about who owns a lock. */
  readonly owned?: boolean;
  /** Shows that it holds. */
  check(world: World & { readonly nouns: OwnedNouns }, parties: Party[]): Promise<void> | void;
}
