import { registerHandle } from "../codec/registry.ts";
import type { Address } from "../channels/address.ts";
import { clientOf } from "./clients.ts";

/** An object in a manager, as its clients see it: each method gives a promise. */
export type Remote<T> = {
  readonly [M in keyof T as T[M] extends (...args: never[]) => unknown ? M : never]: T[M] extends
    (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;
};

/** Where an object is kept. */
interface Place {
  readonly address: Address;
  readonly object: number;
  readonly kind: string;
}

/**
 * Stands for an object in a manager: calls its methods there.
 *
 * It travels like any value, also into other objects of the manager, and then stands for the same object.
 */
class ObjectProxy {
  readonly place: Place;

  constructor(place: Place) {
    this.place = place;
  }

  /** Calls a method. */
  async call(method: string, args: readonly unknown[]): Promise<unknown> {
    const { address, object } = this.place;
    let signal: AbortSignal | undefined;
    const sent = args.map((arg) => {
      if (!hasSignal(arg)) return arg;
      const { signal: given, ...rest } = arg;
      signal = given;
      return rest;
    });
    const client = await clientOf(address, { signal });
    return await client.ask(["call", object, method, sent], { signal });
  }

  /** The elements of a list, the keys of a dict. */
  async *elements(): AsyncGenerator<unknown, void> {
    const isDict = this.place.kind === "dict";
    const keys = isDict ? await this.call("keyList", []) as unknown[] : undefined;
    for (let i = 0;; i++) {
      const count = await this.call("count", []) as number;
      if (keys !== undefined && count !== keys.length) {
        throw new RangeError("Cannot go on: the dict has got or lost keys meanwhile");
      }
      if (i >= count) return;
      yield keys === undefined ? await this.call("get", [i]) : keys[i];
    }
  }
}

/** Makes the proxy of an object. */
export function proxyOf<T>(place: Place): Remote<T> {
  const target = new ObjectProxy(place);
  return new Proxy(target, {
    get(target, key): unknown {
      if (key === Symbol.asyncIterator) return () => target.elements();
      // What is awaited is asked for `then`, and what is sent for symbols of its class.
      if (typeof key === "symbol" || key === "then") return Reflect.get(target, key);
      if (key === "place" || key === "constructor" || key === "toJSON") {
        return Reflect.get(target, key);
      }
      return (...args: readonly unknown[]) => target.call(key, args);
    },
  }) as unknown as Remote<T>;
}

registerHandle<ObjectProxy, Place>({
  tag: "manager's object",
  class: ObjectProxy,
  toData: ({ place }) => place,
  fromData: (place) => proxyOf(place) as unknown as ObjectProxy,
});

function hasSignal(arg: unknown): arg is { readonly signal: AbortSignal } {
  return typeof arg === "object" && arg !== null && "signal" in arg &&
    arg.signal instanceof AbortSignal;
}
