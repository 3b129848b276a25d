import { encode } from "../codec/codec.ts";
import { giveAway, isAnyToBeMoved, type Moved, takeAway } from "../codec/move.ts";
import { collectTickets, type Ticket } from "../codec/tickets.ts";

/** A list of values, encoded apart from what is moved of them. */
export class Parcel {
  /** The values, but for what is moved. */
  readonly message: Uint8Array;
  readonly #tickets: readonly Ticket[];
  #moved: readonly Moved[];

  private constructor(message: Uint8Array, tickets: readonly Ticket[], moved: readonly Moved[]) {
    this.message = message;
    this.#tickets = tickets;
    this.#moved = moved;
  }

  /**
   * Packs values.
   *
   * @returns The parcel; `undefined` if nothing of them is to be moved.
   * @throws {TypeError} if one of them cannot be sent.
   */
  static pack(values: readonly unknown[]): Parcel | undefined {
    if (!isAnyToBeMoved()) return undefined;
    const moved: Moved[] = [];
    const { message, tickets } = collectTickets(() =>
      encode(values, { name: "", to: "thread", moved })
    );
    const parcel = new Parcel(message, tickets, moved);
    if (moved.length > 0) return parcel;
    parcel.discard();
    return undefined;
  }

  /**
   * Takes what is moved away from its owner, until it is posted: not needed if that is done at once, and
   * has the garbage collector count it twice.
   */
  hold(): void {
    this.#moved = takeAway(this.#moved);
  }

  /** Posts what is moved, as that of a task. */
  post(port: MessagePort, task: number): void {
    giveAway(this.#moved, (moved) => port.postMessage([task, moved], moved));
  }

  /** Lets go of what the values take along: they will not be sent. */
  discard(): void {
    for (const ticket of this.#tickets) ticket.withdraw();
  }
}
