/**
 * Memory that unrelated processes find by a name: files in `/dev/shm`, which is memory, not a disk.
 *
 * @module
 */

import { UnsupportedError } from "../errors.ts";
import { afterDeath, type Caretaker } from "../system/after_death.ts";
import {
  closeDescriptor,
  mapFile,
  type Mapping,
  openForMapping,
  roomIn,
} from "../system/mapping.ts";
import { getpid } from "../system/pids.ts";

const FOLDER = "/dev/shm";

/** Makes a file that was not there. */
const CREATE = `umask 077; set -C; : >"$1"`;

/**
 * Removes that file if it is still there, and says whose fault that is. It was told the file's number: by now
 * another one may have its name.
 */
const CLEAN_UP = `
if [ -z "$told" ] || [ "$(ls -i -- "$1" 2>/dev/null)" = "$told $1" ] && rm -- "$1" 2>/dev/null; then
  echo "Shared memory \\"$2\\" was leaked by process $3, which did not unlink() it; removed" >&2
fi`;

/** A segment that is mapped here. */
export interface Segment {
  /** Its memory. */
  readonly mapping: Mapping;
  /** How many bytes it has. */
  readonly byteLength: number;
  /** Ends the watch over a segment that was made here: whoever unlinks it says so. */
  dismissCaretaker(): void;
}

/** Makes a segment and has it removed should this process end without unlinking it. */
export function createSegment(name: string, byteLength: number): Segment {
  const path = pathOf(name, "make");
  const room = roomIn(FOLDER);
  if (byteLength > room) {
    throw new RangeError(
      `Cannot make shared memory of ${byteLength} bytes: ${FOLDER} has room for ${room}; make it ` +
        `smaller, or the limit larger (df ${FOLDER}, ulimit -f; in a container --shm-size)`,
    );
  }
  let caretaker: Caretaker;
  try {
    caretaker = afterDeath(CREATE, CLEAN_UP, [path, name, String(getpid())]);
  } catch (error) {
    if (!isThere(path)) throw error;
    throw new Deno.errors.AlreadyExists(
      `Cannot make shared memory "${name}": it exists; attach to it, or choose another name`,
    );
  }
  try {
    using file = Deno.openSync(path, { write: true });
    caretaker.tell(`${file.statSync().ino}`);
    file.truncateSync(byteLength);
    const mapping = mapPath(path, byteLength);
    return { mapping, byteLength, dismissCaretaker: () => caretaker.act() };
  } catch (error) {
    Deno.removeSync(path);
    caretaker.act();
    throw error;
  }
}

/** Maps a segment that another has made. */
export function attachSegment(name: string): Segment {
  const path = pathOf(name, "attach to");
  let byteLength: number;
  try {
    byteLength = Deno.statSync(path).size;
  } catch (error) {
    throw missing(name, "attach to", error);
  }
  if (byteLength === 0) throw missing(name, "attach to"); // it is just being made
  return { mapping: mapPath(path, byteLength), byteLength, dismissCaretaker: () => {} };
}

/** Takes the name away; whoever has mapped the segment keeps it. */
export function unlinkSegment(name: string): void {
  try {
    Deno.removeSync(pathOf(name, "unlink"));
  } catch (error) {
    throw missing(name, "unlink", error);
  }
}

function mapPath(path: string, byteLength: number): Mapping {
  const fd = openForMapping(path);
  try {
    return mapFile(fd, byteLength);
  } finally {
    closeDescriptor(fd);
  }
}

function pathOf(name: string, action: string): string {
  if (Deno.build.os !== "linux") {
    throw new UnsupportedError(
      `Cannot ${action} shared memory "${name}" on ${Deno.build.os}: it needs /dev/shm`,
    );
  }
  if (!/^[\w.-]{1,200}$/.test(name) || /^\.+$/.test(name)) {
    throw new RangeError(
      `Cannot ${action} shared memory ${JSON.stringify(name)}: a name has letters, digits, ` +
        "dots, hyphens and underscores, at most 200",
    );
  }
  return `${FOLDER}/${name}`;
}

function isThere(path: string): boolean {
  try {
    Deno.statSync(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

function missing(name: string, action: string, error?: unknown): unknown {
  if (error !== undefined && !(error instanceof Deno.errors.NotFound)) return error;
  return new Deno.errors.NotFound(
    `Cannot ${action} shared memory "${name}": there is none; make it first, and keep whoever made it ` +
      "alive as long as others attach",
  );
}
