import { registerHandle } from "../codec/registry.ts";
import { InvalidStateError } from "../errors.ts";
import { attachSegment, createSegment, type Segment, unlinkSegment } from "./segment.ts";

/** Which shared memory to make or to attach to. */
export interface SharedMemoryOptions {
  /**
   * Its name: letters, digits, dots, hyphens and underscores. Needed to attach; made up for new memory
   * if not given.
   */
  readonly name?: string | undefined;
  /**
   * Whether to make new memory, or attach to what another process has made.
   *
   * @default {false}
   */
  readonly create?: boolean | undefined;
  /** How many bytes new memory has, at least 1. Ignored when attaching. */
  readonly size?: number | undefined;
}

/**
 * A block of memory that any process on this machine finds by its name, as in Python's
 * `multiprocessing.shared_memory`.
 *
 * The bytes are zero at first. Each process `close()`s it when it is done; one of them, usually its
 * maker, takes the name away with `unlink()`. Should the maker end without doing so, even by SIGKILL,
 * the name is removed shortly after, with a warning on stderr. Processes that only attach never remove
 * anything by ending. Linux only (`/dev/shm`), with `--allow-ffi`, and `--allow-run` to make it.
 *
 * Needs no lock to be seen, but whoever writes at the same time as another needs one: hand it a `Lock`.
 *
 * Disposing of it closes it, and in its maker unlinks it as well.
 *
 * @example Found by name
 * ```ts
 * import { SharedMemory } from "interleave/processes";
 * import { assertEquals } from "@std/assert";
 *
 * using made = new SharedMemory({ create: true, size: 16 });
 * made.bytes.set([1, 2, 3]);
 *
 * using found = new SharedMemory({ name: made.name }); // usually in another process
 * assertEquals([...found.bytes.subarray(0, 4)], [1, 2, 3, 0]);
 * ```
 */
export class SharedMemory {
  /** Its name, for others to attach by. */
  readonly name: string;
  readonly #segment: Segment;
  readonly #made: boolean;
  #bytes: Uint8Array | undefined;

  /**
   * Makes shared memory, or attaches to it.
   *
   * @param options Which.
   * @throws {Deno.errors.AlreadyExists} if it should be made, but exists.
   * @throws {Deno.errors.NotFound} if there is none of this name.
   * @throws {TypeError} without a name to attach to.
   * @throws {RangeError} if the size is not at least 1, there is no room for it, or the name has other
   *   characters.
   * @throws {UnsupportedError} outside Linux, and without `--allow-ffi`.
   */
  constructor(options: SharedMemoryOptions) {
    const { name, create = false, size } = options;
    if (create) {
      if (size === undefined || !Number.isInteger(size) || size < 1) {
        throw new RangeError(`Cannot make shared memory of ${size} bytes: give at least 1`);
      }
      this.name = name ?? `interleave-${crypto.randomUUID().slice(0, 13)}`;
      this.#segment = createSegment(this.name, size);
    } else {
      if (name === undefined) {
        throw new TypeError(
          "Cannot attach to shared memory without a name: give one, or create it",
        );
      }
      this.name = name;
      this.#segment = attachSegment(name);
    }
    this.#made = create;
    this.#bytes = new Uint8Array(this.#segment.mapping.buffer);
  }

  /** How many bytes it has. */
  get size(): number {
    return this.#segment.byteLength;
  }

  /**
   * The bytes; make views of other types on `bytes.buffer`. After `close()` such views are empty.
   *
   * @throws {InvalidStateError} after `close()`.
   */
  get bytes(): Uint8Array {
    if (this.#bytes === undefined) {
      throw new InvalidStateError(
        `Cannot use shared memory "${this.name}": it is closed here; attach to it again`,
      );
    }
    return this.#bytes;
  }

  /** Lets go of the memory in this process; a second time does nothing. */
  close(): void {
    if (this.#bytes === undefined) return;
    this.#bytes = undefined;
    // Empties all views of it: touching memory that is no longer mapped would end the program.
    this.#segment.mapping.buffer.transfer();
    this.#segment.mapping.unmap();
  }

  /**
   * Takes the name away: nobody can attach any more. The memory is freed when the last one closes it.
   *
   * @throws {Deno.errors.NotFound} if the name is gone already.
   */
  unlink(): void {
    unlinkSegment(this.name);
    this.#segment.dismissCaretaker();
  }

  /** Closes it; in the process that made it, unlinks it too unless that was done. */
  [Symbol.dispose](): void {
    this.close();
    if (!this.#made) return;
    try {
      this.unlink();
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
      this.#segment.dismissCaretaker();
    }
  }
}

registerHandle<SharedMemory, string>({
  tag: "sharedMemory",
  class: SharedMemory,
  toData: (memory) => memory.name,
  fromData: (name) => new SharedMemory({ name }),
});
