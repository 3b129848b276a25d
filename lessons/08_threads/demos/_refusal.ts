/** The error with which something is refused; nothing if it is not. */
export function refusal(action: () => void): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}
