// Touches memory of processes, says so, and stays.
import { processMemory } from "../../../../lib/memory/process_memory.ts";

processMemory().reserve(1000).cell(0).store(1);
console.log("ready");
setInterval(() => {}, 1000);
