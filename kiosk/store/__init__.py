"""Where everything is kept: the content database, what happens on the screens, asset files, locks. The only place with SQL."""
