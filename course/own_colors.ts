/**
 * Lets `--color` decide: `@std/fmt/colors` would obey NO_COLOR for good, from the moment it is loaded.
 * Whoever starts the program imports this first; `Screen` then says whether there are colours.
 *
 * @module
 */
Object.defineProperty(Deno, "noColor", { value: false });
