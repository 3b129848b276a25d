/** Passes each turn that it is given back, a thousand times. */
import { Turns } from "../../../lib/memory/turns.ts";

const scope = self as unknown as {
  onmessage: (event: MessageEvent<SharedArrayBuffer>) => void;
  postMessage(message: string): void;
};

scope.onmessage = ({ data }): void => {
  const turns = new Turns(data, 1);
  scope.postMessage("ready");
  for (let i = 0; i < 1000 && turns.take(10_000); i++) turns.pass(0);
};
