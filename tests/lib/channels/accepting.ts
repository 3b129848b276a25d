/** What has become of the connections that somebody wanted to take. */
export interface Accepting extends Disposable {
  accepted: number;
  refused: number;
}

/**
 * Watches what this thread listens to from now on. The first attempts to take a connection fail, as many
 * as it is told, as when the program is out of open files.
 */
export function watchAccepting({ refusals = 0 } = {}): Accepting {
  const { listen } = Deno;
  const watch: Accepting = {
    accepted: 0,
    refused: 0,
    [Symbol.dispose]: () => void (Deno.listen = listen),
  };
  const watched = (...args: Parameters<typeof listen>): Deno.Listener => {
    const listener = listen(...args);
    const accept = listener.accept.bind(listener);
    listener.accept = async () => {
      if (watch.refused < refusals) {
        watch.refused++;
        throw new Error("Too many open files (os error 24)");
      }
      const connection = await accept();
      watch.accepted++;
      return connection;
    };
    return listener;
  };
  Deno.listen = watched as typeof listen;
  return watch;
}
