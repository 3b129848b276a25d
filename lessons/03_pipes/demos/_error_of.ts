/** What an action throws, or a promise brings; what it gives if it throws nothing. */
export async function errorOf(action: () => unknown): Promise<unknown> {
  try {
    return await action();
  } catch (error) {
    return error;
  }
}
