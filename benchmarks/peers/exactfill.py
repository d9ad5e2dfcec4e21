"""The peer of PlacementBenchmark in NumPy: norms of 500,000 x 256 vectors, a stable sort, shells filled by rank.

Prints the NumPy version and the best of five times in seconds with points per second, from vectors and from scores.
The vectors have many lengths, as those of the benchmark, but are others.
Usage: python3 exactfill.py [points]
"""
import sys
import time

import numpy as np

POINTS = int(sys.argv[1]) if len(sys.argv) > 1 else 500_000
DIM = 256
SHELLS = 512
RADII = 128 + (1024 - 128) * np.sqrt(np.arange(SHELLS) / (SHELLS - 1))
EXPONENT = 1.5
RUNS = 5


def capacities(points):
    """Integers in proportion to the radius to a power, by largest remainder."""
    real = RADII**EXPONENT
    real *= points / real.sum()
    counts = np.floor(real).astype(np.int64)
    rest = points - counts.sum()
    counts[np.argsort(counts - real, kind="stable")[:rest]] += 1
    return counts


def scores(vectors):
    return np.sqrt(np.einsum("ij,ij->i", vectors, vectors))


def fill(norms):
    """Shell and radius of each point: the smallest scores inside, equal scores by number."""
    order = np.argsort(norms, kind="stable")
    shell = np.empty(len(norms), np.int32)
    shell[order] = np.repeat(np.arange(SHELLS, dtype=np.int32), capacities(len(norms)))
    return shell, RADII.astype(np.float32)[shell]


def best_seconds(work):
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def report(name, seconds):
    print(f"{name}: {seconds:.4f} s, {POINTS / seconds / 1e6:.2f} M points/s")


def main():
    random = np.random.default_rng(1)
    vectors = 2 * random.random((POINTS, DIM), np.float32) - 1
    vectors *= 0.25 + 3 * random.random((POINTS, 1), np.float32) ** 2
    norms = scores(vectors)
    shell, _ = fill(norms)
    assert (np.bincount(shell, minlength=SHELLS) == capacities(POINTS)).all()
    assert (np.diff(shell[np.argsort(norms, kind="stable")]) >= 0).all()
    print(f"numpy {np.__version__}, {POINTS} x {DIM}, {SHELLS} shells")
    report("norms", best_seconds(lambda: scores(vectors)))
    report("fill from scores", best_seconds(lambda: fill(norms)))
    report("norms and fill", best_seconds(lambda: fill(scores(vectors))))


if __name__ == "__main__":
    main()
