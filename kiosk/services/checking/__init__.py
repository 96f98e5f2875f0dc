"""The content checker: what is wrong with slides before visitors see them, one finding at a time.

Rules are pure functions over one slide and what was drawn of it; none of them knows a kind of slide. Nothing here says what
a slide ought to mean: whoever wrote it decides whether to follow an advice. Only what cannot be shown at all blocks.
"""
