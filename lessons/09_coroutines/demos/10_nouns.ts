// You will see: the locks and queues of processes and threads once more, between coroutines.
import type { Demo } from "../../../course/kit.ts";
import {
  Event,
  gather,
  Lock,
  Queue,
  QueueShutDown,
  run,
  Semaphore,
  type Task,
} from "interleave/coroutines";
import { claim, say } from "interleave/timeline";

export const demo: Demo = {
  title: "lock, semaphore, event, queue",
  shows: ["J2"],

  async run(): Promise<void> {
    await run(async (main) => {
      const seats = new Semaphore(2);
      let [sitting, most] = [0, 0];
      const guest = async (task: Task): Promise<void> => {
        using _seat = await seats.hold();
        most = Math.max(most, ++sitting);
        await task.sleep(1);
        sitting--;
      };
      await main.until(gather(Array.from({ length: 6 }, () => guest)));
      claim(`Semaphore(2): of 6 guests at most ${most} sat at a time`, most === 2, most);

      const lock = new Lock();
      const order: number[] = [];
      const enter = (n: number) => async (task: Task): Promise<void> => {
        await task.abortable((signal) => lock.acquire({ signal }));
        order.push(n);
        await task.sleep(0);
        lock.release();
      };
      await main.until(gather([1, 2, 3].map(enter)));
      claim("Lock: first come, first served", order.join() === "1,2,3", order);

      const dinner = new Event();
      const waiting = Array.from({ length: 3 }, () => dinner.wait());
      dinner.set();
      const woken = await main.until(Promise.all(waiting));
      claim("Event: one sets it, all who wait go on", woken.every(Boolean), woken);

      const shelf = new Queue<string>(2);
      const eaten: string[] = [];
      let fullest = 0;
      const baker = async (): Promise<void> => {
        for (const cake of ["apple", "cherry", "plum", "lemon"]) {
          await shelf.put(cake); // waits for room
          fullest = Math.max(fullest, shelf.qsize());
        }
        shelf.shutdown();
      };
      const eater = async (task: Task): Promise<void> => {
        for (;;) {
          const cake = await shelf.get().catch((error) => {
            if (error instanceof QueueShutDown) return undefined;
            throw error;
          });
          if (cake === undefined) return;
          eaten.push(cake);
          say(`somebody eats the ${cake} cake`);
          await task.sleep(1);
        }
      };
      await main.until(gather([baker, eater]));
      claim("Queue: first in, first out", eaten.join() === "apple,cherry,plum,lemon", eaten);
      claim(`and never more than 2 in it: ${fullest}`, fullest <= 2, fullest);
    });
  },
};

if (import.meta.main) await demo.run();
