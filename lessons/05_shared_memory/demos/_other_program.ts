// The program of the demos `by-name` and `list`. All that it knows is a name on its command line.
import { ShareableList, SharedMemory } from "interleave/processes";
import { nameLane, say, span } from "interleave/timeline";

const [kind, name] = Deno.args as [string, string];
nameLane("other program");
using _span = span("uses the memory");
if (kind === "memory") {
  const memory = new SharedMemory({ name });
  say(`I find ${memory.size} bytes: ${memory.bytes.join(" ")}`);
  memory.bytes.reverse();
  memory.close(); // the maker has it still
} else {
  const list = ShareableList.attach(name);
  say(`I find ${[...list].map((item) => JSON.stringify(item)).join(", ")}`);
  list.set(1, Number(list.get(1)) * 2);
  list.set(-1, "done");
  list.close();
}
