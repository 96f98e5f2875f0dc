"""Where everything is kept: the content database, what happens on the screens, asset files, locks.

Lives here: the only SQL of the program, behind the ports Store and Telemetry, and the only place that turns what SQLite and
the disk say into errors for a person. `migrate` and `schema` alone load Alembic; only `kiosk init` needs them.
May not: know where the data folder lies, read a clock, settings or the environment, import Qt.
"""
