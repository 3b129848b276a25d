export type Job = () => Promise<number>;

export async function together(jobs: readonly Job[]): Promise<number[]> {
  const results: number[] = [];
  for (const job of jobs) results.push(await job());
  return results;
}
