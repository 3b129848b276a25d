import { assertRejects } from "@std/assert";
import { loadDemos, loadLesson } from "../../../course/catalog.ts";
import { streamDemo } from "../../../course/study/stream_demo.ts";
import { LESSONS } from "../cli.ts";
import "../../open_libc.ts";

Deno.test("streamDemo() fails only when the demo has ended, if the page goes while it prints", async () => {
  const [demo] = await loadDemos((await loadLesson("01", LESSONS))!);
  const gone = (): Promise<void> => Promise.reject(new Error("the page has gone"));
  // A rejection that nobody had heard of meanwhile would end the server, and here the test.
  await assertRejects(() => streamDemo(demo!, gone, new AbortController().signal), Error, "gone");
});
