// Says that the event loop has run dry.
// failed: It waits for ever|it adds one and one
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
export const add = () => dispatchEvent(new Event("beforeunload"));
