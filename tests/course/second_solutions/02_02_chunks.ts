// Places for the results, and a `then` for each chunk.

export type Work = (chunk: readonly number[]) => Promise<number[]>;

export function squares(chunk: readonly number[]): number[] {
  return chunk.map((number) => number ** 2);
}

export function mapInChunks(
  items: readonly number[],
  chunkSize: number,
  work: Work,
): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const results: number[] = new Array(items.length);
    let left = Math.ceil(items.length / chunkSize);
    if (left === 0) resolve(results);
    const rest = [...items];
    for (let start = 0; rest.length > 0; start += chunkSize) {
      work(rest.splice(0, chunkSize)).then((done) => {
        done.forEach((result, n) => results[start + n] = result);
        if (--left === 0) resolve(results);
      }, reject);
    }
  });
}
