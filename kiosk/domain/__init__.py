"""What the exhibition *is*: frozen values and pure functions over them.

Lives here: texts, slides, decks, playlists, the wall, the programme, cues, the timeline, the idle rule and `resolve`.
May not: read a clock, open a file, import Qt, SQL or asyncio. Time comes in as an argument, in integer microseconds.
"""
