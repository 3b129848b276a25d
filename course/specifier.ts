import { isAbsolute, relative } from "@std/path";

/**
 * How a file names another one in an import or an import map: the way to it, as a part of a URL, in which
 * spaces and `#` are written otherwise.
 *
 * @param folder Where the file that imports is.
 * @param file What it imports.
 */
export function specifier(folder: string, file: string): string {
  const path = relative(folder, file).replaceAll("\\", "/");
  const url = encodeURI(path).replace(/[?#]/g, encodeURIComponent);
  return path.startsWith(".") || isAbsolute(path) ? url : `./${url}`;
}
