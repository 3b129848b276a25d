import { assert, assertEquals, assertStrictEquals, assertThrows } from "@std/assert";
import { decode, encode } from "../../../lib/codec/codec.ts";
import {
  isAnyToBeMoved,
  isToBeMoved,
  move,
  type Moved,
  takeAway,
} from "../../../lib/codec/move.ts";

/** As a thread gets it to whom it is sent. */
function send(value: unknown): unknown {
  const moved: Moved[] = [];
  const message = encode(value, { to: "thread", moved });
  return decode(message, { moved: takeAway(moved) });
}

function assertCannotMove(act: () => unknown, reason: string): void {
  const error = assertThrows(act, DOMException, reason);
  assertEquals(error.name, "DataCloneError");
}

Deno.test("move() gives what it is given, and takes it away only when it is sent", () => {
  const bytes = new Uint8Array([1, 2, 3]);
  assertStrictEquals(move(bytes), bytes);
  assertEquals(bytes.length, 3);
  assert(isToBeMoved(bytes.buffer));
  assertEquals(send([bytes]), [new Uint8Array([1, 2, 3])]);
  assert(bytes.buffer.detached);
  assertEquals(isAnyToBeMoved(), false);
});

Deno.test("what is moved keeps its place, its kind and its companions", () => {
  const buffer = new ArrayBuffer(8, { maxByteLength: 16 });
  const [words, bytes] = [new Uint16Array(buffer, 2, 2), new Uint8Array(buffer)];
  words.set([1, 258]);
  const kept = new Uint8Array([9]);
  const got = send({ words: move(words), map: new Map([["bytes", bytes]]), kept }) as {
    words: Uint16Array<ArrayBuffer>;
    map: Map<string, Uint8Array<ArrayBuffer>>;
    kept: Uint8Array;
  };
  assertEquals([...got.words], [1, 258]);
  assertStrictEquals(got.map.get("bytes")!.buffer, got.words.buffer);
  got.words.buffer.resize(16);
  assertEquals([got.words.length, got.map.get("bytes")!.length], [2, 16]);
  assert(buffer.detached);
  assertEquals([kept, got.kept], [new Uint8Array([9]), new Uint8Array([9])]);
});

Deno.test("a port can be moved, and only moved", async () => {
  const { port1, port2 } = new MessageChannel();
  assertThrows(() => encode([port2]), TypeError, "[0]: it is a MessagePort");
  const got = send(move(port2)) as MessagePort;
  assert(got instanceof MessagePort);
  const heard = new Promise((resolve) => {
    got.onmessage = ({ data }): void => resolve(data);
  });
  port1.postMessage("hello");
  assertEquals(await heard, "hello");
  got.close();
  port1.close();
});

Deno.test("move() refuses what cannot be moved with a DataCloneError", () => {
  const shared = new Uint8Array(new SharedArrayBuffer(4));
  assertCannotMove(() => move(shared), "Cannot move the SharedArrayBuffer: every thread");
  assertCannotMove(() => move({} as ArrayBuffer), "Cannot move the Object: give an ArrayBuffer");
  assertCannotMove(() => move(1 as unknown as ArrayBuffer), "Cannot move the Number");
  const gone = new Uint8Array(4);
  gone.buffer.transfer();
  assertCannotMove(() => move(gone), "its memory was moved already");
  // Nothing tells before that this memory belongs to a program.
  const { buffer } = new WebAssembly.Memory({ initial: 1 });
  assertCannotMove(() => send([move(buffer as ArrayBuffer)]), "Cannot move the ArrayBuffer");
  assertEquals(isAnyToBeMoved(), false);
});

Deno.test("where nothing can be moved, it is not copied either", () => {
  const bytes = move(new Uint8Array(4));
  assertThrows(() => encode(bytes), TypeError, "processes share no memory");
  assertThrows(
    () => encode({ bytes }),
    TypeError,
    "Cannot send value.bytes: it was given to move()",
  );
  assertThrows(() => encode([bytes], { to: "thread" }), TypeError, "through shared memory");
  assertEquals(bytes.length, 4);
  takeAway([bytes.buffer]);
});
