"""Start to join of an empty target with CPython's threading.

For each line of input it does so in a row for 150 ms, and answers with the median in milliseconds.
"""
import sys
import threading
import time


def empty():
    pass


for _ in sys.stdin:
    begun = time.perf_counter()
    times = []
    while time.perf_counter() - begun < 0.150:
        started = time.perf_counter()
        thread = threading.Thread(target=empty)
        thread.start()
        thread.join()
        times.append((time.perf_counter() - started) * 1000)
    print(sorted(times)[len(times) // 2], flush=True)
