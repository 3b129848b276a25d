/** A Worker that sends signals to its process, and one that tries to set a handler. */
import { kill, pause, raiseSignal, signal, sigwait } from "interleave/signals";

self.onmessage = ({ data }: MessageEvent<Deno.Signal[] | "installs">): void => {
  if (data !== "installs") {
    for (const each of data) {
      if (each === "SIGUSR2") kill(Deno.pid, each);
      else raiseSignal(each);
    }
    return;
  }
  const calls = [() => signal("SIGUSR2", () => {}), () => pause(), () => sigwait(["SIGUSR2"])];
  Promise.all(calls.map(async (call) => {
    try {
      await call();
      return "no error";
    } catch (error) {
      return (error as Error).name;
    }
  })).then((errors) => self.postMessage(errors));
};

declare const self: Worker;
