import { Thread } from "interleave/threads";
import { fail, failLater } from "../thread_fixture.ts";

const module = new URL("../thread_fixture.ts", import.meta.url).href;

if (import.meta.main) {
  for (const [i, target] of [fail, failLater].entries()) {
    const thread = new Thread({ module, target, name: `worker-${i + 1}` });
    thread.start();
    console.log(await thread.join(), thread.error?.message);
  }
}
