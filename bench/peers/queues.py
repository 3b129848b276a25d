"""Messages of one process to another with CPython's multiprocessing.

For each line of input, a producer that was forked puts messages of the length that the argument says; the
answer is the time for each of them, in nanoseconds.
"""
import multiprocessing
import sys
import time


def produce(orders, queue, length):
    message = bytes(length)
    while count := orders.get():
        for _ in range(count):
            queue.put(message)


if __name__ == "__main__":
    length = int(sys.argv[1])
    count = int(sys.argv[2])
    context = multiprocessing.get_context("fork")
    queue = context.Queue()
    orders = context.SimpleQueue()
    producer = context.Process(target=produce, args=(orders, queue, length))
    producer.start()
    for _ in sys.stdin:
        started = time.perf_counter()
        orders.put(count)
        for _ in range(count):
            message = queue.get()
        print((time.perf_counter() - started) / count * 1e9, flush=True)
        assert len(message) == length
    orders.put(0)
    producer.join()
