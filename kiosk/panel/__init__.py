"""What staff see: the wall as it is now, and the cues given from it.

`Reader` looks at the store, `view` makes one value of what it found (`Hall`), the widgets render that value and say in
one signal what staff ask for. Nothing here decides what a screen shows, and nothing here waits on the GUI thread.
"""
