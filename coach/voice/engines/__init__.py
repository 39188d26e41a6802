"""The speech engines, each behind the same interface; used in the synthesis child only."""
