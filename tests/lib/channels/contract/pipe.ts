import { assertEquals, assertGreaterOrEqual, assertRejects, assertThrows } from "@std/assert";
import {
  BrokenPipe,
  BufferTooShort,
  EndOfPipe,
  InvalidStateError,
  TimeoutError,
} from "../../../../lib/errors.ts";
import type { Connection } from "../../../../lib/processes.ts";
import { aMoment } from "../../sync/world.ts";
import type { Claim } from "../world.ts";

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

function close(...connections: Connection[]): void {
  for (const connection of connections) connection.close();
}

/** What holds for pipes. */
export const pipeClaims: Claim[] = [
  {
    name: "B-109 Connection.poll() looks at once, or waits as long as it is told",
    parties: 1,
    copies: true,
    async check({ nouns }, [other]): Promise<void> {
      const [a, b] = nouns.Pipe();
      assertEquals([await a.poll(), a.pollSync()], [false, false]);
      assertEquals([await a.poll({ timeout: -1 }), a.pollSync({ timeout: -1 })], [false, false]);
      for (const poll of [() => a.poll({ timeout: 50 }), () => a.pollSync({ timeout: 50 })]) {
        const started = performance.now();
        assertEquals(await poll(), false);
        assertGreaterOrEqual(performance.now() - started, 50);
      }
      const soon = a.poll({ timeout: 25_000 });
      await other!.call(b, "send", 1);
      assertEquals([await soon, await a.poll(), a.pollSync(), a.ready], [true, true, true, true]);
      assertEquals([await a.recv(), a.ready], [1, false]);
      close(a, b);
    },
  },
  {
    name:
      "B-110 Connection ends when every copy of the other end is closed, after what was sent before",
    parties: 2,
    copies: true,
    async check({ nouns, call }, [one, two]): Promise<void> {
      const [reader, writer] = nouns.Pipe({ duplex: false });
      await call(one!, writer, "send", "from one");
      await call(two!, writer, "send", "from two");
      await writer.send("from here");
      using queue = new nouns.SimpleQueue<Connection>();
      await queue.put(writer);
      writer.close();
      for (const expected of ["from one", "from two", "from here"]) {
        assertEquals(await reader.recv(), expected);
      }
      // One copy lies in the queue, and both parties have theirs.
      assertEquals(await reader.poll({ timeout: 10 }), false);
      const copy = await queue.get();
      await copy.send("from the copy");
      close(copy);
      assertEquals(await reader.recv(), "from the copy");
      assertEquals(await reader.poll({ timeout: 10 }), false);
      close(reader);
    },
  },
  {
    name: "B-110 Connection ends at once when its only other end is closed",
    async check({ nouns }): Promise<void> {
      const [reader, writer] = nouns.Pipe({ duplex: false });
      await writer.send("last");
      const all = [reader.recv(), reader.recv(), reader.recvBytes()];
      const ends = all.slice(1).map((each) => assertRejects(() => each, EndOfPipe));
      writer.close();
      assertEquals(await all[0], "last");
      await Promise.all(ends);
      assertEquals([await reader.poll(), reader.pollSync()], [true, true]);
      assertThrows(() => reader.recvSync(), EndOfPipe, "the other end of the pipe is closed");
      close(reader);
    },
  },
  {
    name: "B-112 Connection keeps messages apart, and poll() takes none",
    parties: 1,
    async check({ nouns, call }, [other]): Promise<void> {
      const [a, b] = nouns.Pipe();
      for (const each of ["a", "b", "cd"]) await call(other!, b, "sendBytes", bytes(each));
      for (const each of ["a", "b", "cd"]) {
        for (let i = 0; i < 3; i++) assertEquals(await a.poll(), true);
        assertEquals(text(await a.recvBytes()), each);
      }
      assertEquals(await a.poll(), false);
      close(a, b);
    },
  },
  {
    name: "B-113 Connection.recvBytesInto() writes a message into a buffer, or hands it on",
    async check({ nouns }): Promise<void> {
      const [a, b] = nouns.Pipe();
      const buffer = new Uint8Array(10).fill(9);
      await a.sendBytes(bytes("hello"));
      assertEquals(await b.recvBytesInto(buffer), 5);
      assertEquals(text(buffer.subarray(0, 5)), "hello");
      assertEquals([...buffer.subarray(5)], [9, 9, 9, 9, 9]);
      const words = new Uint16Array(8);
      await a.sendBytes(bytes("xyz"));
      assertEquals(b.recvBytesIntoSync(words, 6), 3);
      assertEquals(text(new Uint8Array(words.buffer, 6, 3)), "xyz");
      await a.sendBytes(bytes("much too long"));
      const error = await assertRejects(() => b.recvBytesInto(buffer), BufferTooShort, "into 10");
      assertEquals(text(error.bytes), "much too long");
      assertEquals([await b.poll(), buffer[0]], [false, bytes("h")[0]]);
      await assertRejects(() => b.recvBytesInto(buffer, 11), RangeError);
      close(a, b);
    },
  },
  {
    name: "B-114 Connection of a simplex pipe refuses the wrong way, and a closed one both",
    copies: true,
    async check({ nouns }): Promise<void> {
      const [reader, writer] = nouns.Pipe({ duplex: false });
      assertEquals([reader.readable, reader.writable], [true, false]);
      assertEquals([writer.readable, writer.writable], [false, true]);
      await assertRejects(() => reader.send(1), InvalidStateError, "for receiving only");
      await assertRejects(() => writer.recv(), InvalidStateError, "for sending only");
      await assertRejects(() => writer.poll(), InvalidStateError, "for sending only");
      assertThrows(() => reader.sendBytesSync(bytes("x")), InvalidStateError);
      assertThrows(() => writer.pollSync(), InvalidStateError);
      assertEquals([reader.closed, writer.closed], [false, false]);
      const waiting = assertRejects(() => reader.recv(), InvalidStateError, "is closed");
      close(reader, writer, reader);
      await waiting;
      assertEquals([reader.closed, writer.closed], [true, true]);
      await assertRejects(() => reader.recv(), InvalidStateError, "is closed");
      await assertRejects(() => writer.send(1), InvalidStateError, "is closed");
      await assertRejects(() => reader.poll(), InvalidStateError, "is closed");
      using queue = new nouns.Queue<unknown>();
      await assertRejects(() => queue.put(writer), InvalidStateError, "is closed");
    },
  },
  {
    name: "B-115 Connection.sendBytes() sends the bytes that are asked for, if they are there",
    async check({ nouns }): Promise<void> {
      const [a, b] = nouns.Pipe();
      const letters = bytes("abcdefghijklmnop");
      const ranges = [{}, { offset: 7 }, { offset: 7, size: 3 }, { offset: 16 }, { size: 0 }];
      for (const range of ranges) {
        const { offset = 0, size = 16 - offset } = range as { offset?: number; size?: number };
        await a.sendBytes(letters, range);
        a.sendBytesSync(new DataView(letters.buffer), range);
        const expected = text(letters).slice(offset, offset + size);
        assertEquals(text(await b.recvBytes()), expected);
        assertEquals(text(b.recvBytesSync()), expected);
      }
      const bad = [{ offset: 17 }, { offset: 1, size: 16 }, { offset: -1 }, { size: -1 }, {
        size: 0.5,
      }];
      for (const range of bad) {
        await assertRejects(() => a.sendBytes(letters, range), RangeError, "the buffer has 16");
        assertThrows(() => a.sendBytesSync(letters, range), RangeError);
      }
      assertEquals(await b.poll(), false);
      close(a, b);
    },
  },
  {
    name: "B-117 Connection without a reader breaks, and the sender lives on",
    copies: true,
    async check({ nouns }): Promise<void> {
      const [reader, writer] = nouns.Pipe({ duplex: false });
      const full: unknown[] = [];
      while (await writer.send("x".repeat(30_000), { timeout: 0 }).then(() => true, () => false)) {
        full.push(1);
      }
      assertEquals(full.length, 3);
      assertThrows(() => writer.sendSync(1, { timeout: 1 }), TimeoutError);
      const waiting = assertRejects(() => writer.send(1), BrokenPipe);
      reader.close();
      await waiting;
      await assertRejects(() => writer.send(1), BrokenPipe, "the other end of the pipe is closed");
      assertThrows(() => writer.sendBytesSync(bytes("x")), BrokenPipe);
      close(writer);
    },
  },
  {
    name: "B-117 Connection.recvBytes() of too long a message ends what can be received",
    async check({ nouns }): Promise<void> {
      const [a, b] = nouns.Pipe();
      await a.sendBytes(bytes("long"));
      await assertRejects(() => b.recvBytes(-1), RangeError, "from 0");
      await assertRejects(() => b.recvBytes(3), RangeError, "of 4 bytes");
      assertEquals([b.readable, b.writable, b.closed], [false, true, false]);
      await assertRejects(() => b.recv(), InvalidStateError);
      await b.send("still there");
      assertEquals(await a.recv(), "still there");
      const [reader, writer] = nouns.Pipe({ duplex: false });
      writer.sendBytesSync(bytes("long"));
      assertThrows(() => reader.recvBytesSync(3), RangeError);
      assertEquals(reader.closed, true);
      close(a, b, writer);
    },
  },
  {
    name: "B-118 wait() finds what each of four has sent until all have ended",
    parties: 4,
    copies: true,
    async check({ nouns, call }, parties): Promise<void> {
      const pipes = parties.map(() => nouns.Pipe({ duplex: false }));
      const sending = pipes.map(async ([, writer], id) => {
        for (let i = 0; i < 10; i++) await call(parties[id]!, writer, "send", [id, i]);
      });
      let readers = pipes.map(([reader]) => reader);
      const got: unknown[] = [];
      while (got.length < 40) {
        for (const reader of await nouns.wait(readers)) got.push(await reader.recv());
      }
      await Promise.all(sending);
      const expected = Array.from({ length: 40 }, (_, i) => [i % 4, i >> 2]);
      const order = (a: unknown, b: unknown): number => String(a) < String(b) ? -1 : 1;
      assertEquals(got.toSorted(order), expected.toSorted(order));
      for (const [, writer] of pipes) writer.close();
      const started = performance.now();
      assertEquals(await nouns.wait(readers, { timeout: 50 }), []);
      assertGreaterOrEqual(performance.now() - started, 50);
      assertEquals(await nouns.wait(readers, { timeout: -1 }), []);
      assertEquals(await nouns.wait([]), []);
      close(...readers);
      readers = [];
    },
  },
  {
    name: "Connection carries objects of the library, and values of any length, both ways",
    parties: 1,
    copies: true,
    async check({ nouns, call }, [other]): Promise<void> {
      const [a, b] = nouns.Pipe();
      using queue = new nouns.Queue<string>();
      await a.send({ queue, pipe: nouns.Pipe() });
      const received = await b.recv() as { queue: typeof queue; pipe: [Connection, Connection] };
      await received.queue.put("through the queue");
      assertEquals(await queue.get(), "through the queue");
      await received.pipe[0].send(1);
      assertEquals(await received.pipe[1].recv(), 1);
      close(...received.pipe);
      for (const length of [0, 1, 100_000, 1 << 21]) {
        const sent = a.send("y".repeat(length));
        assertEquals((await call<string>(other!, b, "recv")).length, length);
        await sent;
        await call(other!, b, "send", { length });
        assertEquals(await a.recv(), { length });
      }
      await assertRejects(() => a.send(() => {}), TypeError, "it is a function");
      close(a, b);
    },
  },
  {
    name: "Connection gives up when it is told to, and has received or sent nothing",
    copies: true,
    async check({ nouns }): Promise<void> {
      const [a, b] = nouns.Pipe();
      const reason = new Error("no longer");
      await assertRejects(() => a.recv({ signal: AbortSignal.abort(reason) }), Error, "no longer");
      const controller = new AbortController();
      const waiting = assertRejects(() => a.recv(controller), Error, "no longer");
      await aMoment();
      controller.abort(reason);
      await waiting;
      await assertRejects(() => a.recv({ timeout: 10 }), TimeoutError, "nothing was sent");
      assertThrows(() => a.recvSync({ timeout: 10 }), TimeoutError);
      await b.send(1);
      assertEquals(await a.recv(), 1);
      close(a, b);
    },
  },
  {
    name: "Connection can be had by 31 at a time, and says so to one more",
    copies: true,
    async check({ nouns }): Promise<void> {
      const [a, b] = nouns.Pipe();
      using queue = new nouns.SimpleQueue<Connection>();
      const copies: Connection[] = [];
      for (let i = 0; i < 30; i++) {
        await queue.put(b);
        copies.push(await queue.get());
      }
      await assertRejects(() => queue.put(b), RangeError, "31 others have it already");
      copies.pop()!.close();
      await queue.put(b);
      await copies[0]!.send("from a copy");
      assertEquals([await a.recv(), a.ready], ["from a copy", false]);
      close(a, b, await queue.get(), ...copies);
    },
  },
];
