"""The peer of PrepareBenchmark in NumPy: order 1,000,000 x 16 scores by two keys and gather all columns.

Prints the NumPy version and the best of five times in seconds, with and without min-max normalisation.
Usage: python3 lexsort.py [documents]
"""
import sys
import time

import numpy as np

DOCUMENTS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
METRICS = 16
LEVELS = 100  # of the first key, so that the second one decides often
RUNS = 5


def order_and_gather(scores):
    """Rows of the transposed table in the order m0 descending, m1 descending, row number ascending."""
    order = np.lexsort((-scores[:, 1], -scores[:, 0]))
    return np.ascontiguousarray(scores[order].T)


def normalise(scores):
    low = scores.min(axis=0)
    high = scores.max(axis=0)
    return ((scores - low) / (high - low)).astype(np.float32)


def best_seconds(work):
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main():
    scores = np.random.default_rng(1).random((DOCUMENTS, METRICS))
    scores[:, 0] = np.floor(scores[:, 0] * LEVELS)
    print(f"numpy {np.__version__}, {DOCUMENTS} x {METRICS}")
    print(f"order and gather: {best_seconds(lambda: order_and_gather(scores)):.3f} s")
    print(f"normalise, order and gather: {best_seconds(lambda: order_and_gather(normalise(scores))):.3f} s")


if __name__ == "__main__":
    main()
