/**
 * Closes strangers' code in, with the means of the system: `bubblewrap` (Linux).
 *
 * A run gets user, process, mount, network and IPC namespaces of its own. It sees the system's
 * programs and libraries, Deno, the packages, our library, and what the room of the run names; all of
 * it can only be read. It writes into a memory file system of limited size, and into the files of the
 * room. It has no network beyond itself, no privileges, and bounds on its processes, on the memory and
 * the files of each, and on its time on the processors. What it starts ends with it: the first
 * process of a namespace takes all others along.
 *
 * @module
 */
import { cpuCount } from "interleave/system";
import { dirname, fromFileUrl, join } from "@std/path";

/** What a run finds inside, and nothing else of this machine. */
export interface Room {
  /** Absolute paths of files and folders that it can read. */
  readonly readable: readonly string[];
  /** Absolute paths of files that it can also write. */
  readonly writable: readonly string[];
}

/** How much a run may take. */
export interface Limits {
  /** Processes and threads that are there at once. */
  readonly processes: number;
  /** Bytes of memory, of one process and of all together. */
  readonly memory: number;
  /** Bytes of a file, and of all files in its folder together. */
  readonly files: number;
  /** Bytes of output. */
  readonly output: number;
}

/** What a check may take. Deno's own threads count: a process has about a dozen. */
export const LIMITS: Limits = {
  processes: 512,
  memory: 2 * 2 ** 30,
  files: 64 * 2 ** 20,
  output: 16 * 2 ** 20,
};

const ROOT = fromFileUrl(new URL("../", import.meta.url));
/** What every check needs of us. Its answers are in none of it. */
const OURS = ["lib", "mod.ts", "course/check_runner.ts", "course/lock_realm.ts"];
/** Of `/etc`, where passwords lie, no more than programs need in order to start. */
const SYSTEM = ["/usr", "/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime"];

/**
 * The first process inside: runs the program, notes down in `$1` how it ended, and stays until its
 * children have ended as well, so that one can see from outside who does not. Nobody inside can kill
 * it: the system keeps signals from the first process of a namespace.
 */
const WARDEN = `
note=$1; shift
exec 3<&0
"$@" <&3 3<&- &
exec 3<&- </dev/null
wait $!
code=$?
echo $code > "$note"
while set -- /proc/[0-9]*; [ $# -gt 1 ]; do sleep 0.01; done
exit $code
`;

/** A place to run strangers' code in. */
export class Sandbox {
  readonly #npm: string;

  /** Takes the folder of the packages that Deno has fetched. */
  constructor(npm: string) {
    this.#npm = npm;
  }

  /**
   * Looks for bubblewrap and tries it.
   *
   * @returns The sandbox, or in words why there is none.
   */
  static async open(): Promise<Sandbox | string> {
    if (Deno.build.os !== "linux") return "only Linux has namespaces";
    const info = await output(Deno.execPath(), ["info", "--json"]);
    if (info === null) return "`deno info` does not tell where the packages are";
    const sandbox = new Sandbox(JSON.parse(info).npmCache);
    const room = { readable: [], writable: [] };
    try {
      const { success, stderr } = await new Deno.Command("bwrap", {
        args: sandbox.#walls(room, "/tmp/work", LIMITS, ["true"]),
        stdout: "null",
      }).output();
      return success ? sandbox : new TextDecoder().decode(stderr).trim();
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
      return "the program `bwrap` is not there; most systems have it in the package `bubblewrap`";
    }
  }

  /**
   * The command that runs Deno inside.
   *
   * @param args The arguments of `deno`.
   * @param room What it finds there.
   * @param work The folder that it works in; empty at the beginning, gone at the end.
   * @param note The file of the room in which the exit code is noted.
   * @param deadline Milliseconds after which the run is ended from outside.
   */
  command(
    args: readonly string[],
    { room, work, note, deadline, limits = LIMITS }: {
      readonly room: Room;
      readonly work: string;
      readonly note: string;
      readonly deadline: number;
      readonly limits?: Limits;
    },
  ): [file: string, args: string[]] {
    const { processes, memory, files } = limits;
    const seconds = Math.ceil(deadline / 1000) * cpuCount();
    const bounded = [
      "prlimit",
      `--nproc=${processes}`,
      `--data=${memory}`,
      `--fsize=${files}`,
      `--cpu=${seconds}`,
      "--nofile=1024",
      "--core=0",
      Deno.execPath(),
    ];
    const program = ["sh", "-c", WARDEN, "warden", note, ...bounded, ...args];
    return ["bwrap", this.#walls(room, work, limits, program)];
  }

  /** The variables of a run: none of ours, which may hold secrets. */
  environment(work: string): Record<string, string> {
    return {
      PATH: "/usr/local/bin:/usr/bin:/bin",
      LANG: "C.UTF-8",
      HOME: work,
      DENO_DIR: join(dirname(work), "deno"),
      DENO_NO_UPDATE_CHECK: "1",
    };
  }

  #walls(room: Room, work: string, { files }: Limits, program: string[]): string[] {
    const size = ["--size", `${files}`];
    const cache = join(dirname(work), "deno");
    return [
      ...["--unshare-all", "--as-pid-1", "--die-with-parent", "--new-session"],
      ...["--cap-drop", "ALL", "--uid", "65534", "--gid", "65534", "--hostname", "sandbox"],
      ...SYSTEM.flatMap((path) => ["--ro-bind-try", path, path]),
      ...["bin", "sbin", "lib", "lib64"].flatMap(systemFolder),
      ...["--proc", "/proc", "--dev", "/dev", ...size, "--tmpfs", "/dev/shm"],
      ...[...size, "--tmpfs", "/tmp"],
      ...[Deno.execPath(), ...OURS.map((path) => join(ROOT, path)), ...room.readable]
        .flatMap((path) => ["--ro-bind", path, path]),
      ...["--ro-bind-try", this.#npm, join(cache, "npm")],
      ...room.writable.flatMap((path) => ["--bind", path, path]),
      ...[...size, "--tmpfs", work, "--remount-ro", "/dev", "--remount-ro", "/"],
      ...["--chdir", work, ...program],
    ];
  }
}

/** `/bin` and its like: a link into `/usr` on most systems, a folder on others. */
function systemFolder(name: string): string[] {
  try {
    return ["--symlink", Deno.readLinkSync(`/${name}`), `/${name}`];
  } catch {
    return ["--ro-bind-try", `/${name}`, `/${name}`];
  }
}

async function output(file: string, args: string[]): Promise<string | null> {
  const { success, stdout } = await new Deno.Command(file, { args, stderr: "null" }).output();
  return success ? new TextDecoder().decode(stdout) : null;
}
