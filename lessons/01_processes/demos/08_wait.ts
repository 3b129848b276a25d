// You will see: how a parent learns which of its children has ended, and how.
import type { Demo } from "../../../course/kit.ts";
import {
  exitNow,
  fork,
  kill,
  wait,
  waitpid,
  waitpidSync,
  type WaitResult,
  WNOHANG,
} from "interleave/system";
import { claim, say, span } from "interleave/timeline";
import { Gate, rest, until } from "interleave/evidence";

export const demo: Demo = {
  title: "collect the children: look, or wait",
  shows: ["B7"],
  needs: ["fork"],

  async run(): Promise<void> {
    polling();

    const twins = [fork(() => exitNow(3)), fork(() => exitNow(3))];
    const first = tell("wait()", await wait());
    const second = tell("waitpid(-1, 0)", await waitpid(-1, 0));
    const got = [first.pid, second.pid];
    claim("-1 means any child: each came once", twins.every((pid) => got.includes(pid)), got);
    claim("wait() is waitpid(-1, 0)", first.status === second.status, [first, second]);
    claim("the exit code is the status / 256", first.status / 256 === 3, first.status);

    const sleeper = fork(() => rest());
    kill(sleeper, "SIGTERM");
    const killed = tell(`waitpid(${sleeper})`, waitpidSync(sleeper));
    claim("a killing signal is the status itself", killed.status === 15, killed.status);
    claim("and counts as a negative exit code", killed.exitCode === -15, killed.exitCode);

    const refusal = await wait().then(() => "none", (error) => error.code);
    claim("nobody left to wait for: ECHILD", refusal === "ECHILD", refusal);
  },
};

/** With WNOHANG the parent only looks, and may do something else when nothing has happened. */
function polling(): void {
  using gate = new Gate();
  const pid = fork(() => gate.wait());
  using _span = span("polls");
  const look = waitpidSync(pid, WNOHANG);
  say(`waitpid(${pid}, WNOHANG): pid ${look.pid}, ${look.how}`);
  claim("it runs: pid 0, at once", look.pid === 0, look);

  gate.open();
  let looks = 1;
  const end = until("its end", () => {
    looks++;
    const result = waitpidSync(pid, WNOHANG);
    return result.pid !== 0 && result;
  });
  tell(`look ${looks}`, end);
  claim("it was seen to end with code 0", end.exitCode === 0, end);
}

function tell(call: string, result: WaitResult): WaitResult {
  const { pid, how, exitCode, signal, status } = result;
  say(`${call}: ${pid} ${how} ${signal ?? exitCode} (status ${status})`);
  return result;
}

if (import.meta.main) await demo.run();
