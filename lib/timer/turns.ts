/**
 * Turns of the event loop, without a timer.
 *
 * `setTimeout(0)` takes two milliseconds in Deno, and `setImmediate` loads Node's world, which takes
 * 25. A message that one sends to oneself takes two microseconds, and one message is enough for all
 * who wait for the same turn.
 *
 * @module
 */

import { PlainMessageChannel } from "./plain_message_channel.ts";

/** How many microtasks the woken get to ask for another turn before the channel is closed. */
const patience = 32;

let waiting: (() => void)[] = [];
let channel: MessageChannel | undefined;

/**
 * Calls a function in the next turn of the event loop: after all microtasks, and after whatever
 * input, timers and messages were ready before.
 *
 * Those that ask in the same turn are called in the order in which they asked.
 *
 * @param act What to call. It must not throw.
 */
export function inNextTurn(act: () => void): void {
  waiting.push(act);
  if (channel !== undefined) return; // its message is on the way, or turn() is about to send one
  channel = new PlainMessageChannel();
  channel.port1.onmessage = turn;
  channel.port2.postMessage(null);
}

async function turn(): Promise<void> {
  const acts = waiting;
  waiting = [];
  for (const act of acts) act();
  for (let i = 0; i < patience && waiting.length === 0; i++) await undefined;
  if (waiting.length > 0) {
    channel!.port2.postMessage(null);
    return;
  }
  // An open port keeps the program alive, and a test that leaves one behind fails. A new channel
  // costs 20 µs, so it is kept as long as every turn asks for the next one.
  channel!.port1.close();
  channel!.port2.close();
  channel = undefined;
}
