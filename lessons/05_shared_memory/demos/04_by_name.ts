// You will see: memory with a name, which any program finds, and which outlives its name.
import type { Demo } from "../../../course/kit.ts";
import { exists } from "interleave/evidence";
import { InvalidStateError, SharedMemory } from "interleave/processes";
import { claim, say } from "interleave/timeline";
import { runOtherProgram } from "./_run_other_program.ts";

export const demo: Demo = {
  title: "shared memory by name",
  shows: ["F4"],
  needs: ["linux"],
  predict: {
    question:
      "You take the name away with `unlink()`. What of the memory that you still have open?",
    choices: {
      a: "it is there until the last one closes it",
      b: "it is gone at once",
      c: "its bytes turn to zeros",
    },
    answer: "a",
    because: "the name is how others find the memory; it is freed when nobody has it any more",
  },

  async run(): Promise<void> {
    using memory = new SharedMemory({ create: true, size: 4 });
    const { name } = memory;
    memory.bytes.set([1, 2, 3, 4]);
    say(`I made "${name}" with the bytes ${memory.bytes.join(" ")}`);
    claim("the system lists it as a file", exists(`/dev/shm/${name}`), name);

    await runOtherProgram("memory", name);
    claim("it has turned the bytes round", memory.bytes.join() === "4,3,2,1", memory.bytes);

    memory.unlink();
    claim("after unlink() the system lists it no more", !exists(`/dev/shm/${name}`), name);
    const late = errorOf(() => new SharedMemory({ name }));
    claim("nobody finds it any more", late instanceof Deno.errors.NotFound, late);
    claim("yet I have it", memory.bytes.join() === "4,3,2,1", memory.bytes);

    const view = memory.bytes;
    memory.close();
    claim("after close() an old view of it is empty", view.length === 0, view);
    const closed = errorOf(() => memory.bytes);
    claim("and I cannot ask for a new one", closed instanceof InvalidStateError, closed);
  },
};

function errorOf(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}

if (import.meta.main) await demo.run();
