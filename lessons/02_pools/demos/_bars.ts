/** What a bar stands for: its label, its length, and what is written beside it. */
export type Bar = readonly [label: string, value: number, inWords: string];

/** Draws bars below each other, the longest as long as there is room for. */
export function drawBars(title: string, bars: readonly Bar[]): void {
  const columns = Number(Deno.env.get("COLUMNS") ?? 80);
  const widest = (of: 0 | 2): number => Math.max(...bars.map((bar) => bar[of].length));
  const [left, right] = [widest(0), widest(2)];
  const room = Math.max(8, Math.min(40, columns - left - right - "   ▕ ".length));
  const most = Math.max(...bars.map(([, value]) => value));
  console.log(`\n${title}`);
  for (const [label, value, inWords] of bars) {
    const bar = "█".repeat(Math.round(value / most * room)).padEnd(room);
    console.log(`  ${label.padStart(left)} ▕${bar} ${inWords.padStart(right)}`);
  }
}
