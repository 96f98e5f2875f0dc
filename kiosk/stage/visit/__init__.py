"""What a visitor sees beside the slide: the navigation, the menu, the question whether somebody is still there, the aids.

Each part puts its items and its targets on a `Board`; `frame` lays them over the page. Nothing here knows a window.
"""
