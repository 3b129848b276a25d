// What a submission ends with that says "all N were refused": it makes each of its `tries`, and tells
// those that got through.
// deno-lint-ignore-file
// @ts-nocheck: it is a part of another file
const through = [];
for (const [attempt, words] of tries) {
  try {
    await attempt();
    through.push(`${attempt}`);
  } catch (error) {
    if (!words.test(error.message)) through.push(`${attempt}: ${error}`);
  }
}
throw new Error(through.join("\n") || `all ${tries.length} were refused`);
