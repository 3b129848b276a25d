import { setExcepthook, Thread } from "interleave/threads";

setExcepthook(() => {
  throw new Error("the hook's own");
});

export function fail(): void {
  throw new Error("the thread's");
}

export function failHeard(): void {
  addEventListener("error", (event) => {
    console.log(`heard: ${event.error.message}`);
    event.preventDefault();
  });
  fail();
}

if (import.meta.main) {
  for (const target of [fail, failHeard]) {
    const thread = new Thread({ module: import.meta.url, target });
    thread.start();
    await thread.join();
    console.log("joined");
  }
}
