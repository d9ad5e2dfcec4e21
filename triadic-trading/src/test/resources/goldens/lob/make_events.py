"""Writes events.npy, events.npz and events-stored.npz with NumPy in the record layout of hftbacktest (event_dtype)."""
import numpy as np

EXCH, LOCAL, BUY, SELL = 1 << 31, 1 << 30, 1 << 29, 1 << 28
DTYPE = np.dtype([("ev", "u8"), ("exch_ts", "i8"), ("local_ts", "i8"), ("px", "f8"), ("qty", "f8"),
                  ("order_id", "u8"), ("ival", "i8"), ("fval", "f8")], align=True)
BOTH = EXCH | LOCAL
ROWS = [
    (BOTH | 3, 1_700_000_000_000_000_000, 1_700_000_000_000_500_000, 0.0, 0.0),
    (BOTH | BUY | 4, 1_700_000_000_000_000_000, 1_700_000_000_000_500_000, 100.5, 1.25),
    (BOTH | SELL | 4, 1_700_000_000_000_000_000, 1_700_000_000_000_500_000, 101.0, 0.75),
    (BOTH | SELL | 2, 1_700_000_000_001_000_001, 1_700_000_000_002_000_003, 100.5, 0.25),
    (EXCH | BUY | 1, 1_700_000_000_001_000_002, 1_700_000_000_003_000_004, 100.5, 1.0),
    (LOCAL | BUY | 1, 1_700_000_000_001_000_002, 1_700_000_000_003_000_004, 100.5, 1.0),
    (BOTH | BUY | 5, 1_700_000_000_001_000_003, 1_700_000_000_003_000_005, 100.5, 1.0),  # best quotes: not replayed
    (BOTH | SELL | 1, 1_700_000_000_001_000_004, 1_700_000_000_003_000_006, 101.0, 0.0),
]
events = np.array([row + (7, -1, 0.5) for row in ROWS], DTYPE)
np.save("events.npy", events)
np.savez_compressed("events.npz", data=events)
np.savez("events-stored.npz", other=np.arange(3.0), data=events)
