"""The clock that a session goes by."""

import time
from typing import Protocol


class Clock(Protocol):
    """A clock that only ever goes forward."""

    def now_ms(self) -> int:
        """Return milliseconds since some fixed moment."""
        ...

    def slept_ms(self) -> int:
        """Return for how many of them so far the machine is known to have slept."""
        ...


class SystemClock:
    """The machine's monotonic clock, the one that the voice goes by."""

    def now_ms(self) -> int:
        """Return milliseconds since the machine started, or some other fixed moment."""
        # Not time.monotonic(), which on Windows goes in steps of 16 ms before Python 3.13.
        return time.perf_counter_ns() // 1_000_000

    def slept_ms(self) -> int:
        """Return how long Linux has slept: its monotonic clock stands still then, another one doesn't."""
        awake_too = getattr(time, "CLOCK_BOOTTIME", None)
        if awake_too is None:  # elsewhere the monotonic clock goes on, and a long gap tells
            return 0
        return (time.clock_gettime_ns(awake_too) - time.clock_gettime_ns(time.CLOCK_MONOTONIC)) // 1_000_000
