"""What visitors see: the windows of this PC's screens, and the turn in which they change."""
