"""Start to join of an empty target with CPython's multiprocessing.

For each line of input it does so in a row for 150 ms, and answers with the median in milliseconds; the
argument is the start method.
"""
import multiprocessing
import sys
import time


def empty():
    pass


if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    for _ in sys.stdin:
        begun = time.perf_counter()
        times = []
        while time.perf_counter() - begun < 0.150:
            started = time.perf_counter()
            process = context.Process(target=empty)
            process.start()
            process.join()
            times.append((time.perf_counter() - started) * 1000)
        print(sorted(times)[len(times) // 2], flush=True)
