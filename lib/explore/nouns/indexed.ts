/** What `array[index]` reads and writes. */
export interface Indexed {
  get(index: number): number;
  set(index: number, value: number): void;
}

/** Lets the elements of an array be read and written as `array[index]`. */
export function indexed<T extends Indexed>(array: T): T & { [index: number]: number } {
  return new Proxy(array, {
    get: (target, key): unknown => {
      const index = indexOf(key);
      if (index !== undefined) return target.get(index);
      const value = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
    set: (target, key, value): boolean => {
      const index = indexOf(key);
      if (index === undefined) return false;
      target.set(index, value);
      return true;
    },
  }) as T & { [index: number]: number };
}

/** The number that a property name such as `"3"` is. */
export function indexOf(key: string | symbol): number | undefined {
  return typeof key === "string" && /^-?\d+$/.test(key) ? Number(key) : undefined;
}
