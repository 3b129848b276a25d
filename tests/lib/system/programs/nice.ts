import { getPriority, nice, setPriority } from "interleave/system";

setPriority(getPriority() + 1);
const raised = getPriority();
console.log(JSON.stringify([raised, nice(100)]));
