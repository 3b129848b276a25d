// Blocking forms; who is left is asked with poll(), and a subclass of Process is the child.
import { type Connection, EndOfPipe, Pipe, Process } from "interleave/processes";
import { getpid } from "interleave/system";

export interface Answer {
  readonly pid: number;
  readonly double: number;
}

export function answer(connection: Connection): void {
  let goesOn = true;
  while (goesOn) {
    connection.pollSync({ timeout: 60_000 });
    try {
      const number = connection.recvSync() as number;
      connection.sendSync({ pid: getpid(), double: number + number });
    } catch (error) {
      if (!(error instanceof EndOfPipe)) throw error;
      goesOn = false;
    }
  }
  connection.close();
}

export async function ask(numbers: readonly number[]): Promise<Answer[]> {
  const [ours, theirs] = Pipe({ duplex: true });
  await using child = new Process({ module: import.meta.url, target: answer, args: [theirs] });
  child.start();
  theirs.close();
  using line = ours;
  const answers: Answer[] = [];
  for (let n = 0; n < numbers.length; n++) {
    line.sendSync(numbers[n]);
    answers.push(line.recvSync() as Answer);
  }
  line.close();
  await child.join();
  return answers;
}
