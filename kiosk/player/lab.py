"""The lab: makes pictures of the frames of videos in a thread of its own, so that the GUI thread only has to lay them over."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame

from kiosk.qtkit.scaling import Scaler

Size = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Order:
    """A frame, and the sizes it is wanted in."""

    frame: QVideoFrame
    sizes: frozenset[Size]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prints:
    """What came of an order: a picture for each size, never painted over; none of a frame that has no pixels."""

    order: Order
    pictures: Mapping[Size, QImage]


class Lab(QObject):
    """Carries out one order after the other. Whoever orders has one order on its way at most, so that none waits long."""

    printed = Signal(object)
    """Prints: an order has been carried out."""
    _done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lab")
        self._scaler = Scaler()
        self._connect()

    def _connect(self) -> None:
        self._done.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def take(self, order: Order) -> None:
        self._worker.submit(self._print, order).add_done_callback(self._done.emit)

    def close(self) -> None:
        """Its thread ends before this returns; what is on its way is not told any more."""
        self._done.disconnect(self._tell)
        self._worker.shutdown(cancel_futures=True)
        self._scaler.close()
        self.deleteLater()

    def _print(self, order: Order) -> Prints:
        made = {size: self._scaler.picture(order.frame, QSize(*size)) for size in order.sizes}
        return Prints(order=order, pictures={size: picture for size, picture in made.items() if not picture.isNull()})

    @Slot(object)
    def _tell(self, done: Future[Prints]) -> None:
        """In the thread of Qt, where a bug is heard."""
        self.printed.emit(done.result())
