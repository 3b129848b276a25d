"""Round trips of 16 bytes through CPython's multiprocessing.Pipe.

Both processes stay on a processor each: the arguments say on which. For each line of input the answer is
the median of many round trips, in nanoseconds.
"""
import multiprocessing
import os
import sys
import time


def echo(connection, cpu):
    os.sched_setaffinity(0, {cpu})
    while (message := connection.recv_bytes()) != b"":
        connection.send_bytes(message)


if __name__ == "__main__":
    here, there = (int(cpu) for cpu in sys.argv[1:3])
    trips = int(sys.argv[3])
    context = multiprocessing.get_context("fork")
    os.sched_setaffinity(0, {here})
    ours, theirs = context.Pipe()
    child = context.Process(target=echo, args=(theirs, there))
    child.start()
    message = b"x" * 16
    for _ in sys.stdin:
        times = []
        for _ in range(trips):
            started = time.perf_counter()
            ours.send_bytes(message)
            ours.recv_bytes()
            times.append(time.perf_counter() - started)
        print(sorted(times)[len(times) // 2] * 1e9, flush=True)
    ours.send_bytes(b"")
    child.join()
