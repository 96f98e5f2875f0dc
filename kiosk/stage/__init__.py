"""How a slide is drawn: the same pictures for the player, contact sheets and previews. Knows no playlist and no time."""
