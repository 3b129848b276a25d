import { getpid, kill } from "interleave/system";
import "interleave/processes";

try {
  kill(getpid(), 0);
} catch (error) {
  console.log(String(error));
}
