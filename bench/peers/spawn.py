"""Start to join of an empty target with CPython's multiprocessing.

Does it once per line of input and answers with milliseconds; the argument is the start method.
"""
import multiprocessing
import sys
import time


def empty():
    pass


if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    for _ in sys.stdin:
        started = time.perf_counter()
        process = context.Process(target=empty)
        process.start()
        process.join()
        print((time.perf_counter() - started) * 1000, flush=True)
