"""`make bench`: measures the terminal against bare parts and against Debian's Chromium (BENCHMARKS.md)."""
