"""The peers of DenseRidgeBenchmark in scikit-learn and of TorusGridBenchmark in NumPy.

First: Gaussian kernel of length 2, 4,000 points in 8 dimensions, ridge 0.01, fit and 1,000 predictions. Second: periodic
Gaussian kernel of length 0.7 on all cells of a 1024 x 1024 grid, ridge 0.01, coefficients by three real transforms, one
of them for the eigenvalues, which Ternion knows in closed form; the last line leaves it out. Prints versions and the
best of five times in seconds. The number of threads is that of the BLAS library, whose name is printed: set
OPENBLAS_NUM_THREADS to 1 or 2. NumPy transforms on one thread.
Usage: /usr/bin/python3 kernelridge.py [points] [side]
"""
import sys
import time

import numpy as np
import sklearn
from sklearn.kernel_ridge import KernelRidge
from threadpoolctl import threadpool_info

POINTS = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
SIDE = int(sys.argv[2]) if len(sys.argv) > 2 else 1024
DIM = 8
PREDICTIONS = 1000
ELL = 2.0
GRID_ELL = 0.7
RIDGE = 1e-2
RUNS = 5


def best_seconds(work):
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def dense(random):
    x = random.uniform(0, 4, (POINTS, DIM))
    y = np.sin(x[:, 0]) * np.cos(2 * x[:, -1]) + 0.1 * random.standard_normal(POINTS)
    z = random.uniform(0, 4, (PREDICTIONS, DIM))
    ridge = KernelRidge(kernel="rbf", gamma=0.5 / ELL**2, alpha=RIDGE)
    return best_seconds(lambda: ridge.fit(x, y).predict(z))


def eigenvalues():
    chord = 2 * np.sin(np.arange(SIDE) * np.pi / SIDE)
    row = np.exp(-0.5 * (chord / GRID_ELL) ** 2)
    return np.fft.rfft2(np.outer(row, row)).real


def grid_solve(y, mu):
    return np.fft.irfft2(np.fft.rfft2(y) / (mu + RIDGE), s=y.shape)


def main():
    random = np.random.default_rng(1)
    print(f"scikit-learn {sklearn.__version__}, numpy {np.__version__}")
    for pool in threadpool_info():
        print(f"{pool['internal_api']} {pool['version']}, {pool['num_threads']} threads")
    print(f"dense, {POINTS} points, fit and {PREDICTIONS} predictions: {dense(random):.4f} s")
    y = random.standard_normal((SIDE, SIDE))
    mu = eigenvalues()
    print(f"grid, {SIDE} x {SIDE}, coefficients: {best_seconds(lambda: grid_solve(y, eigenvalues())):.4f} s")
    print(f"grid, eigenvalues known: {best_seconds(lambda: grid_solve(y, mu)):.4f} s")


if __name__ == "__main__":
    main()
