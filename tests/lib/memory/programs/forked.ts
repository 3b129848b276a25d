// A forked child waits for its parent, and its parent for the child, on words that both see.
import { processMemory } from "../../../../lib/memory/process_memory.ts";
import { waitSync } from "../../../../lib/memory/wait.ts";
import { exitNow, fork, waitpidSync } from "../../../../lib/system.ts";

const memory = processMemory();
const region = memory.reserve(2);
const [ball, who] = [region.cell(0), region.cell(1)];
const until = (value: number): void => {
  waitSync(ball, () => ball.load() === value ? true : ball.load(), performance.now() + 20_000);
};
const parent = memory.me;
const pid = fork();
if (pid === 0) {
  for (let i = 1; i < 100; i += 2) {
    until(i);
    ball.add(1);
    ball.unpark(1);
  }
  who.store(memory.me);
  exitNow(memory.isAlive(parent) ? 0 : 1);
}
for (let i = 0; i < 100; i += 2) {
  until(i);
  ball.add(1);
  ball.unpark(1);
}
const { exitCode } = waitpidSync(pid);
console.log(JSON.stringify({
  exitCode,
  ball: ball.load(),
  childIsItself: who.load() === pid,
  parentIsItself: memory.me === parent,
  childIsAlive: memory.isAlive(pid),
  childWasKilled: memory.wasKilled(pid),
}));
