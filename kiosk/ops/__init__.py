"""What operators run: the demonstration and the benchmarks. Sees the player only through what the store knows of it."""
