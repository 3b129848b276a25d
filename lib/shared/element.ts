/**
 * What a shared value can hold: numbers of all widths, and single bytes shown as characters.
 *
 * @module
 */

import {
  bytesOf,
  isNumberType,
  NUMBER_TYPES,
  type NumberOf,
  type NumberType,
} from "../memory/numbers.ts";

/** The types of a `Value` or `SharedArray`; `"char"` is a byte that is seen as a character. */
export type ElementType = NumberType | "char";

/** What an element of a type is in a program. */
export type ElementOf<T extends ElementType> = T extends NumberType ? NumberOf<T> : string;

/** The type of number under which elements of a type are stored. */
export function storedAs(type: ElementType): NumberType {
  return type === "char" ? "uint8" : type;
}

/** How many bytes an element of a type takes. */
export function elementBytes(type: ElementType): number {
  return bytesOf(storedAs(type));
}

/**
 * Refuses what is no type of element.
 *
 * @throws {TypeError} with the names of those that are.
 */
export function checkType(type: unknown): asserts type is ElementType {
  if (type === "char" || isNumberType(type)) return;
  throw new TypeError(
    `Cannot share elements of type ${Deno.inspect(type)}: it is one of ${NUMBER_TYPES}, char`,
  );
}

/**
 * Turns a character into the byte that is stored.
 *
 * @throws {TypeError} if it is not one character from U+0000 to U+00FF.
 */
export function byteOf(character: string): number {
  const code = typeof character === "string" && character.length === 1
    ? character.charCodeAt(0)
    : NaN;
  if (code <= 0xff) return code;
  throw new TypeError(
    `Cannot store ${Deno.inspect(character)} as a char: give one character that fits a byte`,
  );
}
