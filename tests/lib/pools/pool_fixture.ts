/** What the workers of `pool_test.ts` do. */

import type { Event, SimpleQueue, Value } from "interleave/processes";

export function square(x: number): number {
  return x * x;
}

export async function squareLater(x: number): Promise<number> {
  await Promise.resolve();
  return x * x;
}

export function add(a: number, b: number): number {
  return a + b;
}

export function pidAfter(ms: number): number {
  const end = performance.now() + ms;
  while (performance.now() < end);
  return Deno.pid;
}

export function fail(x: number): number {
  throw new RangeError(`no ${x}`);
}

export function failAt(x: number, at: number): number {
  if (x === at) throw new RangeError(`no ${x}`);
  return x;
}

/** What is thrown cannot travel. */
export function failStrangely(): never {
  throw () => "strange";
}

export function unsendable(): () => number {
  return () => 1;
}

export function killSelf(x: number): number {
  if (x === 3) Deno.kill(Deno.pid, "SIGKILL");
  return x;
}

export function leave(): void {
  Deno.exit(7);
}

export function waitFor(event: Event): boolean {
  return event.waitSync();
}

export function count(value: Value<"int32">): void {
  value.add(1);
}

export function nothing(): void {}

export function forever(): void {
  for (;;);
}

export function brokenStart(): void {
  throw new TypeError("cannot begin");
}

/** Says that it has begun, and goes on until it is killed. */
export function announceAndStay(begun: SimpleQueue<number>): void {
  begun.putSync(Deno.pid);
  for (;;);
}

export function putInto(queue: SimpleQueue<number>, item: number): void {
  queue.putSync(item);
}

export function announceAndWait(begun: SimpleQueue<number>, event: Event): void {
  begun.putSync(Deno.pid);
  event.waitSync();
}

export function lengthOf(bytes: Uint8Array): number {
  return bytes.length;
}
