"""What locks of CPython's multiprocessing cost.

For each line of input: nanoseconds for each pair of acquire and release, or for each increment of a number
that two processes count up at once; the argument says which.
"""
import multiprocessing
import sys
import time

PAIRS = 200_000
INCREMENTS = 100_000


def pairs(lock):
    started = time.perf_counter()
    for _ in range(PAIRS):
        lock.acquire()
        lock.release()
    return (time.perf_counter() - started) / PAIRS * 1e9


def count_value(value, barrier):
    barrier.wait()
    for _ in range(INCREMENTS):
        with value.get_lock():
            value.value += 1
    barrier.wait()


def count_raw(lock, value, barrier):
    barrier.wait()
    for _ in range(INCREMENTS):
        lock.acquire()
        value.value += 1
        lock.release()
    barrier.wait()


def contended(context, target, value, *args):
    barrier = context.Barrier(3)
    both = [context.Process(target=target, args=(*args, barrier)) for _ in range(2)]
    for each in both:
        each.start()
    barrier.wait()
    started = time.perf_counter()
    barrier.wait()
    took = time.perf_counter() - started
    for each in both:
        each.join()
    assert value.value == 2 * INCREMENTS
    return took / (2 * INCREMENTS) * 1e9


if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    which = sys.argv[1]
    for _ in sys.stdin:
        if which == "pairs":
            answer = pairs(context.Lock())
        elif which == "value":
            value = context.Value("i", 0)
            answer = contended(context, count_value, value, value)
        else:
            value = context.Value("i", 0, lock=False)
            answer = contended(context, count_raw, value, context.Lock(), value)
        print(answer, flush=True)
