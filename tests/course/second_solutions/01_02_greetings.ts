// One asynchronous function per name; a subclass instead of a target.
import { exit, Process } from "interleave/processes";

export class Greeter extends Process {
  readonly guest: string;
  readonly door: string;

  constructor(guest: string, door: string) {
    super({ module: import.meta.url });
    this.guest = guest;
    this.door = door;
  }

  override run(): void {
    using file = Deno.openSync(this.door);
    file.lockSync();
    exit(this.guest.length);
  }
}

export async function greetAll(
  names: readonly string[],
  door: string,
): Promise<(number | null)[]> {
  return await Promise.all(names.map(async (name) => {
    const greeter = new Greeter(name, door);
    greeter.start();
    await greeter.join();
    return greeter.exitCode;
  }));
}
