export async function sing(heard: string[]): Promise<void> {
  for (let i = 0; i < 3; i++) {
    heard.push("la");
    await undefined;
  }
}

export async function read(heard: string[], file: URL): Promise<void> {
  heard.push("reader");
  await Promise.resolve(); // fulfilled already
  const text = await Deno.readTextFile(file);
  heard.push(`read ${text.trimEnd().split("\n").length} lines`);
  try {
    await Promise.reject(new Error("no more"));
  } catch (error) {
    heard.push(`caught: ${(error as Error).message}`);
  }
}
