"""`python -m kiosk` and the command `kiosk`."""

from __future__ import annotations

import signal
import sys

from kiosk import paths


def main() -> int:
    if sys.argv[1:] == [paths.READ_FOREIGN]:  # needs little of the program, and soon
        from kiosk.importing import worker

        return worker.main()
    from kiosk import cli

    # Being told to end is for every verb what Ctrl-C is: what it has started and opened is taken down.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
