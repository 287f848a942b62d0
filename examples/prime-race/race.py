"""A race: who counts the prime numbers faster, one process or two?"""

import multiprocessing
import os
import sys
import time

LIMIT = 20000
PARTS = 4


def is_prime(number):
    if number < 2:
        return False
    divisor = 2
    while divisor * divisor <= number:
        if number % divisor == 0:
            return False
        divisor += 1
    return True


def count_primes(part):
    """Count the primes from the first number up to, but without, the last."""
    first, last = part
    return sum(1 for number in range(first, last) if is_prime(number))


def report(queue, name):
    """Runs in a process of its own and says so."""
    queue.put(f"{name} ran with {os.path.basename(sys.executable)}")


def main():
    step = LIMIT // PARTS
    parts = [(first, first + step) for first in range(0, LIMIT, step)]

    start = time.perf_counter()
    alone = sum(count_primes(part) for part in parts)
    print(f"One process found {alone} primes below {LIMIT}.")
    print(f"  It took {time.perf_counter() - start:.2f} seconds.")

    start = time.perf_counter()
    with multiprocessing.Pool(2) as pool:
        together = sum(pool.map(count_primes, parts))
    print(f"A pool of two found {together} primes below {LIMIT}.")
    print(f"  It took {time.perf_counter() - start:.2f} seconds.")

    # "spawn" starts a whole new Python: on Windows and macOS that is the only way
    spawn = multiprocessing.get_context("spawn")
    queue = spawn.Queue()
    runner = spawn.Process(target=report, args=(queue, "The spawned runner"))
    runner.start()
    print(queue.get())
    runner.join()

    print(f"The race itself ran with {os.path.basename(sys.executable)}")
    if alone == together:
        print("Both agree!")
    else:
        print("They do not agree!")
        sys.exit(1)


if __name__ == "__main__":
    main()
