export type Job = () => Promise<number>;

export async function together(jobs: readonly Job[]): Promise<number[]> {
  const results: number[] = [];
  await Promise.all(jobs.map(async (job) => {
    results.push(await job());
  }));
  return results;
}
