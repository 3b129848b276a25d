/** How a forked child may end; prints the exit code of each. */
import { exit, exitNow, fork, waitpidSync } from "interleave/system";

const endings: Record<string, () => void> = {
  "exitNow(300)": () => exitNow(300),
  "exit(5)": () => exit(5),
  "exit(text)": () => exit("text for standard error"),
  "returns": () => {},
  "throws": () => {
    throw new TypeError("uncaught in the child");
  },
};
const results: Record<string, number | null> = {};
for (const [name, ending] of Object.entries(endings)) {
  results[name] = waitpidSync(fork(ending)).exitCode;
}
// Without a function the child goes on with the program, here to its very end.
const last = [() => {}, () => exit(6), () => {
  throw new TypeError("uncaught at the top");
}];
for (const [i, ending] of last.entries()) {
  const pid = fork();
  if (pid === 0) {
    await Promise.resolve();
    ending();
    break;
  }
  results[`top level ${i}`] = waitpidSync(pid).exitCode;
  if (i === last.length - 1) console.log(JSON.stringify(results));
}
