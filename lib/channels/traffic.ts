/**
 * What recordings say of the messages in shared memory: who sent which one, and who received it.
 *
 * Nothing of that is in the message. Both ends know which one of its channel it is; and the channel gets a
 * number when it is first spoken of.
 *
 * @module
 */

import { isRecording, now, recordMessage } from "../timeline/recorder.ts";
import type { Ledger } from "./ledger.ts";
import { describe, type Parcel } from "./message.ts";

/** So many of each channel are recorded: of more, a chart shows nothing, and who sends them would be slow. */
const MOST = 1000;

/** When a message is sent that is to be recorded; to be asked before others can see it. */
export function timeToSend(): number | undefined {
  return isRecording() ? now() : undefined;
}

/**
 * Records that a message was sent.
 *
 * @param ledger Of its channel.
 * @param place Which one of the channel it is, from 0.
 * @param parcel What was sent.
 * @param at What `timeToSend()` said; records nothing if that was nothing.
 */
export function tellSent(
  ledger: Ledger,
  place: number,
  parcel: Pick<Parcel, "message" | "isRaw">,
  at: number | undefined,
): void {
  if (at === undefined || place >>> 0 >= MOST) return;
  recordMessage("send", numberOf(ledger), place, describe(parcel), at);
}

/** Records that a message was received: see `tellSent()`. */
export function tellReceived(ledger: Ledger, place: number): void {
  if (!isRecording() || place >>> 0 >= MOST) return;
  recordMessage("receive", numberOf(ledger), place);
}

/** A number that no other channel has, in any process: drawn from 2³¹ by whoever asks first. */
function numberOf({ number }: Ledger): number {
  const drawn = 1 + Math.floor(Math.random() * (2 ** 31 - 1));
  return number.compareExchange(0, drawn) || drawn;
}
