// The program of the demo `program`: it counts its clicks, and has never heard of another counter.
import { nameLane, span } from "interleave/timeline";

nameLane(Deno.args[0]!);
using _span = span("counts");
let count = 0;
for await (const _click of Deno.stdin.readable) console.log(++count);
