"""`python -m kiosk` and the command `kiosk`."""

from __future__ import annotations

import gc
import signal
import sys

from kiosk import paths


def main() -> int:
    if sys.argv[1:] == [paths.READ_FOREIGN]:  # needs little of the program, and soon
        from kiosk.importing import worker

        return worker.main()
    gc.disable()  # loading leaves no garbage: looking for it is an eighth of the time until something is seen
    from kiosk import cli

    gc.enable()
    # Being told to end is for every verb what Ctrl-C is: what it has started and opened is taken down.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
