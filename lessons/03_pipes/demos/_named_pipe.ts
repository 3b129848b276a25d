/** A named pipe in a folder of its own; disposing it removes both. */
export class NamedPipe implements Disposable {
  readonly #folder = Deno.makeTempDirSync({ prefix: "pipes-" });
  readonly path = `${this.#folder}/letters`;

  constructor() {
    const { success } = new Deno.Command("mkfifo", { args: [this.path] }).outputSync();
    if (!success) throw new Error("Cannot make a named pipe: mkfifo failed");
  }

  [Symbol.dispose](): void {
    Deno.removeSync(this.#folder, { recursive: true });
  }
}
