import { processStatus } from "interleave/system";

try {
  processStatus();
} catch (error) {
  console.log(String(error));
}
