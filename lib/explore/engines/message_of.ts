/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { name, message } = error;
  return name === "Error" && message !== ""
    ? message
    : message === ""
    ? name
    : `${name}: ${message}`;
}
