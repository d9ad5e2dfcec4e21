"""The peer of StateBenchmark in NumPy: batch kernels of the triadic state, volatility, confidence and acceptable bars.

All is as in the profile REFERENCE, over whole arrays without loops over bars: deviations from sums of squares, the
smoothed z from products with a triangle of powers of 0.95, block by block. Prints one line of JSON with the NumPy
version, the best of several runs in bars per second, for the state alone and for all four, and what was found, after a
check on small series against loops over bars.
Usage: /usr/bin/python3 triadic.py [bars] [runs]
"""
import json
import sys
import time

import numpy as np

BARS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
RUNS = int(sys.argv[2]) if len(sys.argv) > 2 else 9
WINDOW = 200
DEAD_ZONE = 5e-5
VOLATILITY_WINDOW = 50
PERCENTILE = 80
SCALE = 30
MIN_RUN = 3
KEPT = 0.95
BLOCK = 64
# z keeps less than 1e-17 of what was so many blocks ago.
BLOCKS_KEPT = 13
POWERS = KEPT ** np.arange(BLOCK + 1)
TRIANGLE = np.where(np.arange(BLOCK)[:, None] <= np.arange(BLOCK), KEPT ** np.abs(np.subtract.outer(
    np.arange(BLOCK), np.arange(BLOCK))), 0.0)


def sums(values, window):
    """Sums of the last values, of all so far where there are fewer."""
    total = np.cumsum(values)
    total[window:] -= total[:-window].copy()
    return total


def deviations(values, window, ddof):
    centred = values - values.mean()
    counts = np.minimum(np.arange(1, len(values) + 1), window)
    first = sums(centred, window)
    squares = sums(centred * centred, window)
    first *= first
    first /= counts
    squares -= first
    np.maximum(squares, 0, out=squares)
    squares /= np.maximum(counts - ddof, 1)
    return np.sqrt(squares, out=squares)


def smooth(values):
    """z[t] = 0.95 z[t-1] + 0.05 values[t] from 0."""
    padded = np.zeros(-(-len(values) // BLOCK) * BLOCK)
    np.multiply(values, 1 - KEPT, out=padded[:len(values)])
    blocks = padded.reshape(-1, BLOCK) @ TRIANGLE
    ends = blocks[:, -1].copy()
    carried = np.zeros_like(ends)
    for k in range(min(BLOCKS_KEPT, len(ends) - 1)):
        carried[k + 1:] += POWERS[BLOCK] ** k * ends[:len(ends) - k - 1]
    blocks += carried[:, None] * POWERS[1:]
    return blocks.ravel()[:len(values)]


def state(close):
    returns = close[1:] / close[:-1] - 1
    sigma = deviations(returns, WINDOW, 0)
    sigma[0] = 0
    z = smooth(np.clip(returns / (sigma + 1e-9), -5, 5))
    dead = np.maximum(DEAD_ZONE, 0.5 * sigma)
    states = np.zeros(len(close), np.int8)
    states[1:] = (z >= dead).view(np.int8) - (z <= -dead).view(np.int8)
    return states


def run_lengths(states):
    index = np.arange(len(states), dtype=np.int32)
    starts = np.zeros(len(states), np.int32)
    starts[1:] = np.where(states[1:] != states[:-1], index[1:], 0)
    np.maximum.accumulate(starts, out=starts)
    return np.where(states != 0, index - starts + 1, 0)


def signals(close):
    states = state(close)
    volatility = deviations(np.diff(close, prepend=close[0]), VOLATILITY_WINDOW, 1)
    threshold = np.percentile(volatility[VOLATILITY_WINDOW - 1:], PERCENTILE)
    volatility[:VOLATILITY_WINDOW - 1] = np.nan
    runs = run_lengths(states)
    confidence = (1 - np.exp(-np.arange(runs.max() + 1) / SCALE))[runs]
    confidence[volatility > threshold] = 0
    return states, volatility, confidence, runs >= MIN_RUN


def signals_by_bars(close):
    states, volatilities, runs = [0], [], [0]
    returns, z = [], 0.0
    for before, price in zip(close, close[1:]):
        returns.append(price / before - 1)
        sigma = np.std(returns[-WINDOW:])
        z = KEPT * z + 0.05 * min(5, max(-5, returns[-1] / (sigma + 1e-9)))
        states.append(0 if abs(z) < max(DEAD_ZONE, 0.5 * sigma) else 1 if z > 0 else -1)
        runs.append(0 if states[-1] == 0 else runs[-1] + 1 if states[-1] == states[-2] else 1)
    differences = np.diff(close, prepend=close[0])
    for t in range(len(close)):
        past = differences[t - VOLATILITY_WINDOW + 1:t + 1]
        volatilities.append(np.std(past, ddof=1) if len(past) == VOLATILITY_WINDOW else np.nan)
    threshold = np.nanpercentile(volatilities, PERCENTILE)
    confidences = [0 if v > threshold else 1 - np.exp(-run / SCALE) for v, run in zip(volatilities, runs)]
    return np.array(states), np.array(volatilities), np.array(confidences), np.array(runs) >= MIN_RUN


def noise(bars, seed):
    """GARCH(1, 1) noise of 8e-4 per bar."""
    shocks = np.random.default_rng(seed).standard_normal(bars).tolist()
    variance = 8e-4**2
    log = []
    level = 0.0
    for shock in shocks:
        move = variance**0.5 * shock
        level += move - variance / 2
        log.append(level)
        variance = 0.05 * 8e-4**2 + 0.1 * move * move + 0.85 * variance
    return 30_000 * np.exp(np.array(log))


def best_seconds(work):
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main():
    for seed in range(3):
        small = noise(1500, seed)
        states, volatility, confidence, acceptable = signals(small)
        expected = signals_by_bars(small)
        assert (states == expected[0]).all() and (acceptable == expected[3]).all()
        assert np.allclose(volatility, expected[1], rtol=1e-6, atol=0, equal_nan=True)
        assert np.allclose(confidence, expected[2], rtol=1e-12, atol=0)
    close = noise(BARS, 1)
    states, _, confidence, acceptable = signals(close)
    print(json.dumps({"peer": f"numpy {np.__version__}", "bars": BARS, "runs": RUNS,
                      "zero_states": int((states == 0).sum()), "acceptable": round(float(acceptable.mean()), 6),
                      "mean_confidence": round(float(confidence.mean()), 6),
                      "state_bars_per_second": round(BARS / best_seconds(lambda: state(close))),
                      "signals_bars_per_second": round(BARS / best_seconds(lambda: signals(close)))}))


if __name__ == "__main__":
    main()
