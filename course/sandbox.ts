/**
 * Closes strangers' code in, with the means of the system: `bubblewrap` (Linux).
 *
 * A run gets user, process, mount, network and IPC namespaces of its own. It sees the system's
 * programs and libraries, Deno, the packages, our library, and what the room of the run names; all of
 * it can only be read. It writes into memory file systems of limited size, and into the files of the
 * room. It has no network beyond itself, no privileges, and bounds on its processes, its files and its
 * time on the processors; its memory and output are watched from outside (`enclosure.ts`). What it
 * starts ends with it: the first process of a namespace takes all others along.
 *
 * Where root grades, a user namespace would leave the run root's own user outside, whom the system
 * does not count processes of. There it runs as a user of its own instead, whom nobody else is.
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
  /** Processes and threads that are there at once; the system itself stops a little above. */
  readonly processes: number;
  /** Bytes of memory of all its processes together. */
  readonly memory: number;
  /** Bytes of a file, and of all files in its folder together. */
  readonly files: number;
  /** Bytes of output. */
  readonly output: number;
}

/** What a check may take. Deno's own threads count: a process has at least six. */
const LIMITS: Limits = {
  processes: 400,
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
 * The first process inside: runs the program and notes down in `$1` how it ended. If somebody is left
 * then, it stays, so that one can see from outside who that is, and end them with it. Nobody inside
 * can kill it: the system keeps signals from the first process of a namespace.
 */
const WARDEN = `
note=$1; shift
exec 3<&0
"$@" <&3 3<&- &
exec 3<&- </dev/null >/dev/null 2>&1
wait $!
code=$?
echo $code > "$note"
set -- /proc/[0-9]*
[ $# -eq 1 ] && exit $code
exec sleep 86400
`;

/** A place to run strangers' code in. */
export class Sandbox {
  readonly #denoDir: string;

  /** How much each run may take. */
  readonly limits: Limits;

  private constructor(denoDir: string, limits: Limits) {
    this.#denoDir = denoDir;
    this.limits = limits;
  }

  /**
   * Looks for bubblewrap and tries it.
   *
   * @param limits What differs from `LIMITS`.
   * @returns The sandbox, or in words why there is none.
   */
  static async open(limits: Partial<Limits> = {}): Promise<Sandbox | string> {
    if (Deno.build.os !== "linux") return "only Linux has namespaces";
    const info = await output(Deno.execPath(), ["info", "--json"]);
    if (info === null) return "`deno info` does not tell where the packages are";
    const sandbox = new Sandbox(JSON.parse(info).denoDir, { ...LIMITS, ...limits });
    const room = { readable: [], writable: [] };
    try {
      const { success, stderr } = await new Deno.Command("bwrap", {
        args: sandbox.#walls(room, "/tmp/work", ["true"]),
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
    { room, work, note, deadline }: {
      readonly room: Room;
      readonly work: string;
      readonly note: string;
      readonly deadline: number;
    },
  ): [file: string, args: string[]] {
    const { processes, files } = this.limits;
    const seconds = Math.ceil(deadline / 1000) * cpuCount();
    const bounded = [
      "prlimit",
      `--nproc=${Math.ceil(1.25 * processes)}`,
      `--fsize=${files}`,
      `--cpu=${seconds}`,
      "--nofile=1024",
      "--core=0",
      Deno.execPath(),
    ];
    const [verb = "", ...rest] = args;
    const deno = [...bounded, verb, "--cached-only", ...rest]; // there is no network to wait for
    const program = ["sh", "-c", WARDEN, "warden", note, ...deno];
    return ["bwrap", this.#walls(room, work, program)];
  }

  /**
   * The files in which the compiler keeps what it has found out about our own code. No program needs
   * them, and none gets them: only for the compiler, which reads what is handed in and does not run it.
   */
  compilerCaches(): string[] {
    return [...Deno.readDirSync(this.#denoDir)].map(({ name }) => name)
      .filter((name) => /^(check|dep_analysis|fast_check|node_analysis)_cache_/.test(name))
      .map((name) => join(this.#denoDir, name));
  }

  /** The variables of a run: none of ours, which may hold secrets. */
  environment(work: string): Record<string, string> {
    return {
      PATH: "/usr/local/bin:/usr/bin:/bin",
      LANG: "C.UTF-8",
      HOME: work,
      DENO_DIR: this.#denoDir,
      DENO_NO_UPDATE_CHECK: "1",
    };
  }

  #walls(room: Room, work: string, program: string[]): string[] {
    const folder = (
      path: string,
    ): string[] => ["--perms", "1777", "--size", `${this.limits.files}`, "--tmpfs", path];
    const isRoot = Deno.uid() === 0;
    const packages = join(this.#denoDir, "npm");
    const readable = [Deno.execPath(), ...OURS.map((path) => join(ROOT, path)), ...room.readable];
    const places = [...SYSTEM, ...readable, ...room.writable, packages, work];
    return [
      ...[
        "--unshare-ipc",
        "--unshare-pid",
        "--unshare-net",
        "--unshare-uts",
        "--unshare-cgroup-try",
      ],
      ...["--as-pid-1", "--die-with-parent", "--new-session", "--hostname", "sandbox"],
      ...(isRoot ? [] : ["--unshare-user", "--uid", "65534", "--gid", "65534"]),
      ...["--proc", "/proc", "--dev", "/dev", ...folder("/dev/shm"), ...folder("/tmp")],
      ...ancestors(places).flatMap((path) => ["--perms", "755", "--dir", path]),
      ...SYSTEM.flatMap((path) => ["--ro-bind-try", path, path]),
      ...["bin", "sbin", "lib", "lib64"].flatMap(systemFolder),
      ...folder(this.#denoDir), // where it could not write, Deno would wait a while and try again
      ...[...readable, packages].flatMap((path) => ["--ro-bind-try", path, path]),
      ...room.writable.flatMap((path) => ["--bind", path, path]),
      ...[...folder(work), "--remount-ro", "/dev", "--remount-ro", "/"],
      ...["--chdir", work, ...isRoot ? asNobody() : [], ...program],
    ];
  }
}

/** The folders that these paths lie in, from the top; bubblewrap would close them to other users. */
function ancestors(paths: readonly string[]): string[] {
  const found = new Set<string>();
  for (const path of paths) {
    for (let each = dirname(path); dirname(each) !== each; each = dirname(each)) found.add(each);
  }
  return [...found].filter((path) => path !== "/tmp" && !path.startsWith("/usr/")).sort();
}

/** Gives up everything that root may, for a user number that nobody has. */
function asNobody(): string[] {
  const id = 2 ** 30 + crypto.getRandomValues(new Uint32Array(1))[0]! % 2 ** 30;
  return [
    ...["setpriv", `--reuid=${id}`, `--regid=${id}`, "--clear-groups", "--no-new-privs"],
    ...["--inh-caps=-all", "--bounding-set=-all", "--pdeathsig=KILL"],
  ];
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
