"""What CPython's Pool of two does.

For each line of input: nanoseconds for each item, mapped one by one or in chunks as it decides itself; or
milliseconds for 2000 tasks of a millisecond. The argument says which.
"""
import multiprocessing
import sys
import time

ONE_BY_ONE = 20_000
MANY = 1_000_000
TASKS = 2000


def square(x):
    return x * x


def burn(ms):
    end = time.perf_counter() + ms / 1000
    while time.perf_counter() < end:
        pass
    return ms


def took(act):
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


if __name__ == "__main__":
    which = sys.argv[1]
    with multiprocessing.get_context("fork").Pool(2) as pool:
        pool.map(square, range(1000), 1)
        for _ in sys.stdin:
            if which == "one":
                answer = took(lambda: pool.map(square, range(ONE_BY_ONE), 1)) / ONE_BY_ONE * 1e9
            elif which == "many":
                answer = took(lambda: pool.map(square, range(MANY))) / MANY * 1e9
            else:
                answer = took(lambda: pool.map(burn, [1] * TASKS)) * 1e3
            print(answer, flush=True)
