"""The peer of CyclicBenchmark in NumPy: cyclic ternary life as arrays of a byte per cell, eight shifted comparisons.

A cell in state s goes on to s + 1 modulo 3 if at least two of its eight neighbours are in that state; edges are joined
to a torus. Prints one line of JSON with the NumPy version and the best of several steps in cells per second, after a
check on a small grid against loops over single cells.
With int64 the cells are what NumPy's random integers are unless asked otherwise.
Usage: /usr/bin/python3 cyclic.py [side] [steps] [uint8 | int64]
"""
import json
import sys
import time

import numpy as np

SIDE = int(sys.argv[1]) if len(sys.argv) > 1 else 4096
STEPS = int(sys.argv[2]) if len(sys.argv) > 2 else 8
CELLS = np.dtype(sys.argv[3] if len(sys.argv) > 3 else "uint8")
STATES = 3
THRESHOLD = 2
RING = [(dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1) if (dy, dx) != (0, 0)]


def step(cells):
    target = (cells + 1) % STATES
    votes = np.zeros_like(cells)
    for shift in RING:
        votes += np.roll(cells, shift, axis=(0, 1)) == target
    return np.where(votes >= THRESHOLD, target, cells)


def step_by_cells(cells):
    height, width = cells.shape
    result = cells.copy()
    for y in range(height):
        for x in range(width):
            target = (cells[y, x] + 1) % STATES
            votes = sum(cells[(y + dy) % height, (x + dx) % width] == target for dy, dx in RING)
            if votes >= THRESHOLD:
                result[y, x] = target
    return result


def main():
    random = np.random.default_rng(1)
    small = random.integers(0, STATES, (9, 14), dtype=CELLS)
    assert (step(small) == step_by_cells(small)).all()
    cells = random.integers(0, STATES, (SIDE, SIDE), dtype=CELLS)
    times = []
    for _ in range(STEPS):
        start = time.perf_counter()
        cells = step(cells)
        times.append(time.perf_counter() - start)
    print(json.dumps({"peer": f"numpy {np.__version__}", "rule": f"CYC3:k={THRESHOLD}", "cells": str(CELLS), "side": SIDE,
                      "steps": STEPS, "cells_per_second": round(SIDE * SIDE / min(times))}))


if __name__ == "__main__":
    main()
