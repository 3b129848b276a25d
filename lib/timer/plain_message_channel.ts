/**
 * `MessageChannel` as the platform has it. Who loads `node:worker_threads` later replaces the global one:
 * its ports, once closed, still wait for a while.
 */
export const PlainMessageChannel: typeof MessageChannel = MessageChannel;
