import gc
import subprocess
import sys
import weakref

from kiosk.qtkit.memory import collected_by_hand

# What is asked of the C library cannot be read back, so it is tried in a process of its own.
MADE_AND_FREED = """
import resource
from kiosk.qtkit.memory import give_back_pictures
give_back_pictures()
def held_mib():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 2**20
before = held_mib()
kept = []
for round in range(6):
    pictures = [bytearray(8 << 20) for _ in range(8)]
    kept.append(bytearray(2000))
    del pictures
print(held_mib() - before)
"""


def test_pictures_that_are_let_go_are_given_back() -> None:
    said = subprocess.run([sys.executable, "-c", MADE_AND_FREED], capture_output=True, text=True, check=True, timeout=60)
    assert float(said.stdout) < 8


def test_garbage_is_left_until_it_is_collected_by_hand() -> None:
    class Cycle:
        def __init__(self) -> None:
            self.me = self

    with collected_by_hand():
        gone = weakref.ref(Cycle())
        for _ in range(100_000):
            list[object]()
        assert gone() is not None, "nobody else has collected it"
        gc.collect()
        assert gone() is None
    assert gc.isenabled()
