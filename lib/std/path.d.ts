/** The parts of a path. */
export interface ParsedPath {
  root: string;
  dir: string;
  base: string;
  ext: string;
  name: string;
}

/** What separates the entries of `PATH`: `":"`, on Windows `";"`. */
export const DELIMITER: ":" | ";";

/** What separates the parts of a path: `"/"`, on Windows `"\\"`. */
export const SEPARATOR: "/" | "\\";

/** Matches one or more separators. */
export const SEPARATOR_PATTERN: RegExp;

/** The last part, without `suffix`. */
export function basename(path: string | URL, suffix?: string): string;

/** The folder that all paths share, with a separator at its end. */
export function common(paths: string[]): string;

/** Everything before the last part. */
export function dirname(path: string | URL): string;

/** The extension with its dot, or `""`. */
export function extname(path: string | URL): string;

/** The path that a `file:` URL names. */
export function fromFileUrl(url: string | URL): string;

/** The pattern that a glob stands for. */
export function globToRegExp(
  glob: string,
  options?: { extended?: boolean; globstar?: boolean; caseInsensitive?: boolean },
): RegExp;

/** Whether the path begins at a root. */
export function isAbsolute(path: string): boolean;

/** The paths as one, normalized. */
export function join(path: string | URL, ...paths: string[]): string;

/** The path without `.`, `..` and doubled separators. */
export function normalize(path: string | URL): string;

/** The parts of a path. */
export function parse(path: string): ParsedPath;

/** How to get from one path to another. */
export function relative(from: string, to: string): string;

/** The absolute path that comes of following the segments from the current folder. */
export function resolve(...pathSegments: string[]): string;

/** The `file:` URL of an absolute path. */
export function toFileUrl(path: string): URL;
