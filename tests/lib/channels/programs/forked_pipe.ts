/** Prints what a forked child sends, whose parent has closed its own copy at once. */

import { EndOfPipe, Pipe } from "../../../../lib/processes.ts";
import { exitNow, fork, waitpidSync } from "../../../../lib/system.ts";

const [reader, writer] = Pipe({ duplex: false });
const pid = fork(() => {
  reader.close();
  writer.sendSync("the child's words");
  writer.close();
  exitNow(0);
});
writer.close();
console.log(reader.recvSync());
try {
  reader.recvSync();
} catch (error) {
  console.log(error instanceof EndOfPipe ? "end" : error);
}
waitpidSync(pid);
reader.close();
