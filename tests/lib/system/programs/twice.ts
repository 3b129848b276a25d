/** fork() is called once and returns twice; each process changes its own copy. */
import { exitNow, fork, getpid, getppid, waitpidSync } from "interleave/system";

let n = 100;
const parent = getpid();
const pid = fork();
if (pid === 0) {
  n++;
  console.log(JSON.stringify({ who: "child", n, pid: getpid(), ppid: getppid() }));
  exitNow(0);
}
waitpidSync(pid);
console.log(JSON.stringify({ who: "parent", n, pid: parent, child: pid }));
