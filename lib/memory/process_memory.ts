/**
 * Memory that processes share: a file without a name, mapped into each of them.
 *
 * Each process makes one when it first needs it, and maps those of others when it is sent something that
 * lies there. The system frees it when the last process that has it ends, however it ends.
 *
 * @module
 */

import { InvalidStateError } from "../errors.ts";
import { getAffinity } from "../system/affinity.ts";
import { atFork } from "../system/at_fork.ts";
import { atEnd } from "../system/exit_now.ts";
import { futexCalls } from "../system/futex.ts";
import {
  closeDescriptor,
  createMemoryFile,
  fileLength,
  mapFile,
  type Mapping,
  openForMapping,
  punchHole,
} from "../system/mapping.ts";
import { getpid } from "../system/pids.ts";
import { gettid, isRunning } from "../system/thread_id.ts";
import { Arena, ARENA_BYTES, ArenaRegion } from "./arena.ts";
import { IDENTITY_AT, MARK, MARK_AT, THREADS, THREADS_AT } from "./layout.ts";
import type { Sleeper } from "./parking.ts";
import { doNotSpin } from "./word_cell.ts";

/** Where a region lies: what is sent to another process in its place. */
export interface ProcessRegion {
  /** Tells the arena from others. */
  readonly arena: string;
  /** A process that has it open, and the file descriptor there. */
  readonly pid: number;
  readonly fd: number;
  /** The region in it, in words. */
  readonly start: number;
  readonly length: number;
}

interface Attached {
  readonly arena: Arena;
  readonly identity: string;
  readonly fd: number;
}

const isMainThread = !("WorkerGlobalScope" in globalThis);
let own: Attached | undefined;
const attached = new Map<string, Attached>();
const byArena = new WeakMap<Arena, Attached>();

/**
 * The memory of this process' own objects; made at the first call.
 *
 * @throws {UnsupportedError} outside Linux, and without `--allow-ffi`.
 */
export function processMemory(): Arena {
  if (own === undefined) {
    const fd = createMemoryFile(ARENA_BYTES);
    const mapping = mapFile(fd, fileLength(fd));
    const words = new Int32Array(mapping.buffer);
    crypto.getRandomValues(words.subarray(IDENTITY_AT, IDENTITY_AT + 2));
    Atomics.store(words, MARK_AT, MARK);
    own = keep(fd, mapping);
  }
  return own.arena;
}

/** All arenas that this process sees: its own and those of others. */
export function processArenas(): Arena[] {
  return Array.from(attached.values(), ({ arena }) => arena);
}

/** What to send to another process in place of a region. */
export function processRegionOf(region: ArenaRegion): ProcessRegion {
  const { identity, fd } = byArena.get(region.memory)!;
  return { arena: identity, pid: getpid(), fd, start: region.start, length: region.length };
}

/**
 * Finds a region that another process has sent; maps its arena if need be.
 *
 * @throws {InvalidStateError} if the process that sent it has ended.
 */
export function processRegion(sent: ProcessRegion): ArenaRegion {
  const { arena } = attached.get(sent.arena) ?? attach(sent);
  return new ArenaRegion(arena, sent.start, sent.length);
}

function attach({ arena, pid, fd }: ProcessRegion): Attached {
  let file: number;
  try {
    file = openForMapping(`/proc/${pid}/fd/${fd}`);
  } catch (cause) {
    throw senderGone(pid, cause);
  }
  const mapping = mapFile(file, fileLength(file));
  const words = new Int32Array(mapping.buffer, 0, IDENTITY_AT + 2);
  if (Atomics.load(words, MARK_AT) !== MARK || identityOf(words) !== arena) {
    mapping.unmap();
    closeDescriptor(file);
    throw senderGone(pid, undefined);
  }
  return keep(file, mapping);
}

function keep(fd: number, mapping: Mapping): Attached {
  if (attached.size === 0 && getAffinity().length === 1) doNotSpin();
  const arena = new Arena({
    buffer: mapping.buffer,
    sleeper: sleeperOn(mapping),
    me: gettid(),
    isAlive: isRunning,
    discard: (index, words) => punchHole(fd, 4 * index, 4 * words),
  });
  const result = { arena, identity: identityOf(arena.words), fd };
  if (attached.size === 0) atEnd(signOff);
  attached.set(result.identity, result);
  byArena.set(arena, result);
  sign(arena, arena.me);
  return result;
}

/** Notes in an arena that this process is there, or that it leaves by itself: see `Memory.wasKilled()`. */
function sign({ words, me }: Arena, as: number): void {
  if (isMainThread) Atomics.store(words, THREADS_AT + me % THREADS, as);
}

function signOff(): void {
  for (const { arena } of attached.values()) sign(arena, 0);
}

function identityOf(words: Int32Array): string {
  return `${words[IDENTITY_AT]!}:${words[IDENTITY_AT + 1]!}`;
}

function senderGone(pid: number, cause: unknown): InvalidStateError {
  return new InvalidStateError(
    `Cannot receive an object in shared memory: process ${pid}, which sent it, has ended; ` +
      "let it wait until the object has arrived",
    { cause },
  );
}

function sleeperOn({ address }: Mapping): Sleeper {
  const futex = futexCalls();
  const at = (index: number): Deno.PointerValue => Deno.UnsafePointer.offset(address, 4 * index);
  return {
    sleep: (index, seen, ms) => futex.wait(at(index), seen, ms),
    sleepAside: (index, seen, ms) => futex.waitAside(at(index), seen, ms),
    wake: (index, count) => futex.wake(at(index), count),
  };
}

atFork({
  before: () => attached.size > 0,
  child(): void {
    const me = gettid();
    for (const { arena } of attached.values()) {
      arena.becomeThread(me);
      sign(arena, me);
    }
  },
});
