"""The peer of DotTileBenchmark in NumPy: the float32 product of 100,000 x 128 rows and 128 x 256 transposed queries.

Prints the NumPy version and the best of five times in seconds with operations per second. The number of threads is that
of the BLAS library: set OPENBLAS_NUM_THREADS (or OMP_NUM_THREADS) to 1 or 2.
Usage: python3 gemm.py [rows]
"""
import sys
import time

import numpy as np

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
DIM = 128
QUERIES = 256
RUNS = 5


def best_seconds(work):
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main():
    random = np.random.default_rng(1)
    rows = random.standard_normal((ROWS, DIM), np.float32)
    queries = random.standard_normal((QUERIES, DIM), np.float32)
    products = np.empty((ROWS, QUERIES), np.float32)
    seconds = best_seconds(lambda: np.matmul(rows, queries.T, out=products))
    print(f"numpy {np.__version__}, {ROWS} x {DIM} times {DIM} x {QUERIES}")
    print(f"product: {seconds:.4f} s, {2e-9 * ROWS * DIM * QUERIES / seconds:.1f} GFLOP/s")


if __name__ == "__main__":
    main()
