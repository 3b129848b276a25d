/**
 * Files mapped into memory, so that several processes see the same bytes.
 *
 * @module
 */

import { bolt } from "../codec/move.ts";
import { errno, libc, requireLinux, systemError } from "./libc.ts";

/** Memory of this process that shows a file; changes are seen by all who map it. */
export interface Mapping {
  /** The bytes. Never transfer it: that takes it away from everybody here. `move()` refuses it. */
  readonly buffer: ArrayBuffer;
  /** Where it begins, for calls of the system. */
  readonly address: Deno.PointerObject;
  /** Takes the mapping back; `buffer` must not be touched afterwards. */
  unmap(): void;
}

const MFD_CLOEXEC = 1;
const O_RDWR_CLOEXEC = 2 | 0o2000000;
const PROT_READ_WRITE = 3;
const MAP_SHARED = 1;
const SEEK_END = 2;
const RLIMIT_FSIZE = 1;
const PUNCH_HOLE_KEEP_SIZE = 2 | 1;

/**
 * Makes a file that has no name and is gone when the last process that has it ends, however it ends.
 *
 * @param byteLength Its length, zeroed. Only what is written takes memory. It is less where the system
 *   lets this process make no file of that length (`ulimit -f`): see `fileLength()`.
 * @returns Its file descriptor.
 * @throws {UnsupportedError} outside Linux, and without `--allow-ffi`.
 * @throws {SystemError} if the system refuses.
 */
export function createMemoryFile(byteLength: number): number {
  const action = "make memory for several processes";
  requireLinux(action, "memfd_create");
  const { memfd_create, ftruncate, close } = libc(action);
  const fd = memfd_create!(new TextEncoder().encode("interleave\0"), MFD_CLOEXEC);
  if (fd === -1) throw systemError(action);
  const length = Math.min(byteLength, longestFile());
  if (ftruncate(fd, BigInt(length)) === -1) {
    const error = systemError(action);
    close(fd);
    throw error;
  }
  return fd;
}

/**
 * How many bytes there is room for in a new file. Who writes to a mapped file where there is no room is
 * ended by SIGBUS, and who makes a file that is longer than it may be by SIGXFSZ.
 *
 * @param folder Where the file will be.
 * @returns The number of bytes that are free there, or how long a file may be (`ulimit -f`), if that is less.
 */
export function roomIn(folder: string): number {
  // struct statvfs: the block's size and the fragment's, then, in fragments: all, free, free for us.
  const words = new BigUint64Array(16);
  const path = new TextEncoder().encode(`${folder}\0`);
  const isKnown = libc("make shared memory").statvfs?.(path, words) === 0 && words[2] !== 0n;
  const free = isKnown ? Number(words[1]! * words[4]!) : Infinity;
  return Math.min(free, longestFile());
}

function longestFile(): number {
  const limits = new BigUint64Array(2);
  libc("make shared memory").getrlimit(RLIMIT_FSIZE, limits);
  return Number(limits[0]!);
}

/** How many bytes an open file has. */
export function fileLength(fd: number): number {
  return Number(libc("look at a file").lseek(fd, 0n, SEEK_END));
}

/**
 * Opens a file for mapping.
 *
 * @param path Its path, for example `/proc/4711/fd/5`: what another process has open.
 * @returns A file descriptor.
 * @throws {SystemError} `ENOENT` if there is none; it may be that the other process has ended.
 */
export function openForMapping(path: string): number {
  const action = `open ${path}`;
  const fd = libc(action).open(new TextEncoder().encode(`${path}\0`), O_RDWR_CLOEXEC);
  if (fd === -1) throw systemError(action, errno());
  return fd;
}

/** Closes a file descriptor; a mapping of it stays. */
export function closeDescriptor(fd: number): void {
  libc("close a file").close(fd);
}

/**
 * Maps the first bytes of a file.
 *
 * @param fd Its file descriptor.
 * @param byteLength How many.
 * @throws {SystemError} `ENOMEM` if there is no room.
 */
export function mapFile(fd: number, byteLength: number): Mapping {
  const action = `map ${byteLength} bytes`;
  const { mmap, munmap } = libc(action);
  const size = BigInt(byteLength);
  const address = mmap(null, size, PROT_READ_WRITE, MAP_SHARED, fd, 0n);
  if (address === null || Deno.UnsafePointer.value(address) === 0xffff_ffff_ffff_ffffn) {
    throw systemError(action, errno());
  }
  const buffer = Deno.UnsafePointerView.getArrayBuffer(address, byteLength);
  bolt(buffer);
  return {
    buffer,
    address,
    unmap: () => void munmap(address, size),
  };
}

/**
 * Gives the memory behind a part of a memory file back to the system; it reads as zeros again.
 *
 * @param fd The file.
 * @param offset Where the part begins, in bytes.
 * @param byteLength Its length. Memory is given back by whole pages; the rest is only zeroed.
 */
export function punchHole(fd: number, offset: number, byteLength: number): void {
  libc("give memory back").fallocate?.(
    fd,
    PUNCH_HOLE_KEEP_SIZE,
    BigInt(offset),
    BigInt(byteLength),
  );
}
