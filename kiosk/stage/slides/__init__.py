"""One module for each kind of slide: its fields in, graphics items on the logical canvas out."""
