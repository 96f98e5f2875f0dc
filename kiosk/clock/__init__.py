"""Where shared time comes from. Nothing else in the project reads a clock for what is shown."""
