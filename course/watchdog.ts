/**
 * Somebody who cleans up after us if we are killed: a shell that outlives the course for a moment.
 *
 * It waits on a pipe that only this process holds. When the course ends in whatever way, SIGKILL
 * included, the system closes the pipe; the shell then kills every process that it was told to guard
 * or that carries its mark, and removes the temporary folder.
 *
 * @module
 */

/** The environment variable that a run's processes inherit, wherever they go. */
export const MARK = "INTERLEAVE_GROUP";

/**
 * `$1` is the mark, `$2` the folder. A process that is just being started shows its mark only a
 * moment later, so the search goes on until ten passes in a row (half a second) found nobody. Its
 * upper bound is there for a process that even SIGKILL cannot end at once.
 */
const SCRIPT = `
trap '' HUP INT QUIT TERM
groups=
while read -r word group; do
  case $word in
    guard) groups="$groups-$group " ;;
    process) groups="$groups$group " ;;
    forget) groups="\${groups%%"-$group "*}\${groups#*"-$group "}" ;;
    done) exit 0 ;;
  esac
done
quiet=0 passes=0
while [ $quiet -lt 10 ] && [ $passes -lt 400 ]; do
  quiet=$((quiet + 1)) passes=$((passes + 1))
  for group in $groups; do kill -s KILL -- $group; done
  for file in $(grep -lsF -- "$1" /proc/[0-9]*/environ); do
    pid=\${file#/proc/}
    kill -s KILL "\${pid%/environ}" && quiet=0
  done
  rm -rf -- "$2"
  sleep 0.05
done
`;

/** Guards the processes and the temporary folder of one run. */
export class Watchdog implements AsyncDisposable {
  /** What its processes carry in the variable `INTERLEAVE_GROUP`. */
  readonly mark: string;
  /** A temporary folder that is gone afterwards. */
  readonly folder: string;
  /** In it, where the processes work: files that they write go with the run. */
  readonly work: string;
  readonly #shell: Deno.ChildProcess;
  readonly #orders: WritableStreamDefaultWriter<Uint8Array>;

  /** Starts the shell, then makes the folders: in this order, nothing can be left behind. */
  constructor() {
    const id = crypto.randomUUID();
    // A run inside of a run carries both marks, so that the outer one finds its processes too.
    this.mark = [Deno.env.get(MARK), id].filter(Boolean).join("/");
    this.folder = `${Deno.env.get("TMPDIR") ?? "/tmp"}/interleave-${id}`;
    this.work = `${this.folder}/work`;
    this.#shell = new Deno.Command("sh", {
      args: ["-c", SCRIPT, "watchdog", id, this.folder],
      // It stays out of every mark and group: it must outlive those whom it guards.
      clearEnv: true,
      env: { PATH: Deno.env.get("PATH") ?? "/usr/bin:/bin" },
      detached: true,
      stdin: "piped",
      stdout: "null",
      stderr: "null",
    }).spawn();
    this.#orders = this.#shell.stdin.getWriter();
    Deno.mkdirSync(this.work, { recursive: true, mode: 0o700 });
  }

  /** From now on the process group `group` is killed if the course ends. */
  async guard(group: number): Promise<void> {
    await this.#tell(`guard ${group}`);
  }

  /** From now on the process `pid` is killed if the course ends. */
  async guardProcess(pid: number): Promise<void> {
    await this.#tell(`process ${pid}`);
  }

  /** The process group `group` has ended; its number may be given to others. */
  async forget(group: number): Promise<void> {
    await this.#tell(`forget ${group}`);
  }

  /** Removes the folder and sends the shell away. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.folder, { recursive: true });
    await this.#tell("done");
    await this.#orders.close().catch(ignore);
    await this.#shell.status;
  }

  /** Writes an order; a shell that somebody has killed does not stop the course. */
  async #tell(order: string): Promise<void> {
    await this.#orders.write(new TextEncoder().encode(`${order}\n`)).catch(ignore);
  }
}

function ignore(): void {}
