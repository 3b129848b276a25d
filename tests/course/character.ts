import fc from "fast-check";

/** Any character; fast-check's own unit "binary" is the same, and takes more than a second to set up. */
export const character = fc.nat(0x10f7ff)
  .map((n) => String.fromCodePoint(n < 0xd800 ? n : n + 0x800));
