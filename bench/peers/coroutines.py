"""100 000 tasks of asyncio asleep for a second, and taking turns.

Does it once per line of input; the argument is what to answer: `late` (milliseconds beyond the
sleep), `memory` (bytes a sleeper) or `turns` (milliseconds).
"""
import asyncio
import gc
import sys
import time
import tracemalloc

SLEEPERS = 100_000


async def sleeper():
    await asyncio.sleep(1)


async def late():
    started = time.perf_counter()
    await asyncio.gather(*[asyncio.create_task(sleeper()) for _ in range(SLEEPERS)])
    return (time.perf_counter() - started - 1) * 1000


async def memory():
    gc.collect()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    tasks = [asyncio.create_task(sleeper()) for _ in range(SLEEPERS)]
    await asyncio.sleep(0)
    during, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    await asyncio.gather(*tasks)
    return (during - before) / SLEEPERS


async def turns():
    async def spin():
        for _ in range(200):
            await asyncio.sleep(0)

    started = time.perf_counter()
    await asyncio.gather(*[spin() for _ in range(1000)])
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    act = {"late": late, "memory": memory, "turns": turns}[sys.argv[1]]
    for _ in sys.stdin:
        print(asyncio.run(act()), flush=True)
