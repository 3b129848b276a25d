import { assertEquals } from "@std/assert";
import { Generators } from "../../../../lib/explore/engines/generators.ts";
import type { Ending, Plan } from "../../../../lib/explore/engines/runner.ts";
import { Remembering } from "../../../../lib/explore/search/remembering.ts";
import { search } from "../../../../lib/explore/search/search.ts";
import { counts } from "../counts.ts";
import { stepwisePrograms } from "../stepwise_programs.ts";

const programs = await stepwisePrograms("./programs/textbook.ts");

class Counted extends Generators {
  runs = 0;

  override run(plan: Plan): Ending {
    this.runs++;
    return super.run(plan);
  }
}

for (const { program, bounded } of counts) {
  Deno.test(`${program}: what was run with fewer preemptions is not run again, and is found alike`, () => {
    const plain = new Generators(programs[program]!);
    const counted = new Counted(programs[program]!);
    const remembering = new Remembering(counted);
    for (const bound of bounded.keys()) {
      const findings = search(remembering, { bound });
      assertEquals(findings, search(plain, { bound }));
      assertEquals(counted.runs, findings.schedules);
    }
    const before = counted.runs;
    const findings = search(remembering, { reduction: "dpor" });
    assertEquals(findings, search(plain, { reduction: "dpor" }));
    assertEquals(counted.runs - before, findings.schedules + findings.redundant);
  });
}
