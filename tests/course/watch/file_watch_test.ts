import { assertEquals } from "@std/assert";
import {
  FileWatch,
  type FileWatchOptions,
  type FolderEvents,
} from "../../../course/watch/file_watch.ts";

/** A disk that never announces anything: a network disk, a container, WSL. */
function silence(): FolderEvents {
  const closed = Promise.withResolvers<void>();
  return {
    close: closed.resolve,
    // deno-lint-ignore require-yield -- that is the point
    async *[Symbol.asyncIterator](): AsyncGenerator<void> {
      await closed.promise;
    },
  };
}

/** A system that refuses: no more watches are left. */
function refusal(): FolderEvents {
  throw new Error("No space left on device");
}

/** Counts saves, and tells of the next one. */
class Saves {
  count = 0;
  #next = Promise.withResolvers<void>();

  note = (): void => {
    this.count++;
    this.#next.resolve();
  };

  async next(): Promise<void> {
    await this.#next.promise;
    this.#next = Promise.withResolvers();
  }
}

async function withFile(use: (file: string, saves: Saves) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "file-watch-" });
  try {
    const file = `${folder}/answer.ts`;
    await Deno.writeTextFile(file, "first");
    await use(file, new Saves());
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const never = 1_000_000;
const WAYS: Readonly<Record<string, FileWatchOptions>> = {
  "from the system's events alone": { poll: never },
  "C-08: by looking, where no event ever comes": { events: silence },
  "C-08: by looking, where the system refuses to watch": { events: refusal },
};

for (const [way, options] of Object.entries(WAYS)) {
  Deno.test({
    name: `FileWatch notices saves ${way}`,
    timeout: 30_000,
    async fn(): Promise<void> {
      await withFile(async (file, saves) => {
        using _watch = new FileWatch(file, saves.note, options);
        // In place, then as many editors do it: a new file in the place of the old one.
        await Deno.writeTextFile(file, "second");
        await saves.next();
        await Deno.writeTextFile(`${file}~`, "third");
        await Deno.rename(`${file}~`, file);
        await saves.next();
        // Gone for a moment, and back.
        await Deno.remove(file);
        await Deno.writeTextFile(file, "fourth");
        await saves.next();
        assertEquals(saves.count, 3);
      });
    },
  });
}

Deno.test({
  name: "FileWatch says nothing about a file that is only read, or about its neighbours",
  timeout: 30_000,
  async fn(): Promise<void> {
    await withFile(async (file, saves) => {
      using _watch = new FileWatch(file, saves.note, { poll: 5 });
      await Deno.readTextFile(file);
      await Deno.writeTextFile(`${file}.bak`, "another");
      await Deno.writeTextFile(file, "second");
      await saves.next();
      assertEquals(saves.count, 1);
    });
  },
});

Deno.test({
  name: "FileWatch waits until a file that is written in pieces is left alone",
  timeout: 30_000,
  async fn(): Promise<void> {
    await withFile(async (file, saves) => {
      using _watch = new FileWatch(file, saves.note, { poll: 5, settle: 200 });
      for (let n = 0; n < 5; n++) await Deno.writeTextFile(file, "piece", { append: true });
      await saves.next();
      assertEquals([saves.count, await Deno.readTextFile(file)], [1, `first${"piece".repeat(5)}`]);
    });
  },
});
