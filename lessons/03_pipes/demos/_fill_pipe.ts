import { Pipe, TimeoutError } from "interleave/processes";

/** How many bytes one can send into a `Pipe()` that nobody reads, `block` by block. */
export function fillPipe(block: number): number {
  const [reader, writer] = Pipe({ duplex: false });
  using _ends = { [Symbol.dispose]: () => [reader, writer].forEach((end) => end.close()) };
  for (let bytes = 0;; bytes += block) {
    try {
      writer.sendBytesSync(new Uint8Array(block), { timeout: 0 });
    } catch (error) {
      if (error instanceof TimeoutError) return bytes;
      throw error;
    }
  }
}
