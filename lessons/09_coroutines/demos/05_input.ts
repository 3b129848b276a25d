// You will see: the library's event loop waits for a clock and for another program at the same time.
import type { Demo } from "../../../course/kit.ts";
import { EventLoop, pause, receive, Source, type Steps } from "interleave/coroutines";
import { claim, mark, say } from "interleave/timeline";

/** How often the clock ticks at least. */
const TICKS = 3;

export const demo: Demo = {
  title: "timers and input in one loop",
  shows: ["J1"],
  needs: ["linux"],

  async run(): Promise<void> {
    await using cat = new Deno.Command("cat", { stdin: "piped", stdout: "piped" }).spawn();
    const writer = cat.stdin.getWriter();
    const source = new Source(cat.stdout);
    const events: string[] = [];
    let waiting = true;

    /** Waits for what the other program has to say. */
    function* listen(): Steps<number> {
      say("I wait for input");
      let received = 0;
      for (let bytes; (bytes = yield* receive(source)) !== undefined;) {
        const text = new TextDecoder().decode(bytes);
        say(`the other program says: ${text}`);
        events.push(text);
        received += bytes.length;
      }
      waiting = false;
      return received;
    }

    /** Has the other program speak after some ticks, and goes on until it has fallen silent. */
    function* tick(): Steps {
      for (let n = 1; waiting; n++) {
        yield* pause(2);
        mark(`tick ${n}`);
        events.push("tick");
        if (n === TICKS) {
          void writer.write(new TextEncoder().encode("hello")).then(() => writer.close());
        }
      }
    }

    const loop = new EventLoop();
    loop.start(tick());
    const bytes = await loop.run(listen());
    await cat.status;

    const before = events.indexOf("hello");
    say(`${bytes} bytes came, and the clock ticked ${events.length - 1} times`);
    claim("the input has arrived", bytes === 5, bytes);
    claim(`while one waited for it, the other ticked ${before} times`, before >= TICKS, events);
    claim("nobody waits any more: the loop has ended by itself", !waiting, events);
  },
};

if (import.meta.main) await demo.run();
