"""LibreOffice at work on one deck: with a profile of its own, nobody's fonts but the ones told, no macros and nothing fetched."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

from kiosk.domain.errors import BadInput, EnvironmentFault
from kiosk.domain.text import Text
from kiosk.importing.office_settings import Settings

LONGEST_S = 90.0
"""For all that is made of one deck."""
_RESTARTS = (79, 81)
"""How LibreOffice ends when it wants to be started once more, as with a new profile."""
_MOST_STARTS = 4
_LEAST_BYTES = 64


class Converter:
    """Makes other files of one deck, called `name`, in a folder of its own; its time runs from the beginning."""

    def __init__(self, file: Path, name: str, scratch: Path, fontconfig: Path) -> None:
        self._file, self._name, self._fontconfig = file, name, fontconfig
        self._program = _program()
        self._ends = time.monotonic() + LONGEST_S
        self._home = scratch / "office"
        self._profile = self._home / "profile"

    def make(self, suffix: str, settings: Settings = Settings()) -> Path:
        """The deck as a PDF or a PPTX. Raises BadInput E-CONV-TIMEOUT or E-CONV-NOOUT."""
        settings.write(self._profile)
        folder = self._home / suffix
        folder.mkdir(exist_ok=True)
        for _ in range(_MOST_STARTS):
            if self._run(suffix, folder) not in _RESTARTS:
                break
        made = next((file for file in folder.iterdir() if file.stat().st_size > _LEAST_BYTES), None)
        if made is None:
            raise BadInput(
                code="E-CONV-NOOUT",
                message=Text(zh="LibreOffice 没有转换出任何内容", en="LibreOffice made nothing of it"),
                where=self._name,
                fix=Text(zh="在演示软件里打开，另存为新文件", en="open it in a program for slides and save it as a new file"),
            )
        return made

    def _run(self, suffix: str, folder: Path) -> int:
        """Starts it in our own process group: whoever ends all of that ends it too."""
        profile = self._profile.resolve().as_uri()
        told = [
            f"-env:UserInstallation={profile}", "--norestore", "--nologo", "--headless",
            "--convert-to", suffix, "--outdir", str(folder), str(self._file.resolve()),
        ]  # fmt: skip
        environment = {
            "HOME": str(self._home),
            "TMPDIR": str(self._home),
            "PATH": "/usr/bin:/bin",
            "LC_ALL": "C.UTF-8",
            "FONTCONFIG_FILE": str(self._fontconfig),
            "SAL_USE_VCLPLUGIN": "svp",
        }
        running = subprocess.Popen(
            [self._program, *told],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            return running.wait(max(0.0, self._ends - time.monotonic()))
        except subprocess.TimeoutExpired:
            raise BadInput(
                code="E-CONV-TIMEOUT",
                message=Text(
                    zh=f"转换 {LONGEST_S:.0f} 秒还没有完成，文件太复杂",
                    en=f"the conversion was not done in {LONGEST_S:.0f} s: the deck is too complex",
                ),
                where=self._name,
                fix=Text(zh="拆成几个文件，或导出为 PDF", en="split it into several files, or export it as PDF"),
            ) from None
        finally:
            running.kill()
            running.wait()


def _program() -> str:
    """LibreOffice itself, where its starter can be passed over: that would leave it running when it is killed."""
    starter = shutil.which("soffice") or shutil.which("libreoffice")
    if starter is None:
        raise EnvironmentFault(
            code="E-CONV-MISSING",
            message=Text(
                zh="没有安装 LibreOffice，无法读取演示文稿",
                en="LibreOffice is not installed, so slide decks cannot be read",
            ),
            where="soffice",
            fix=Text(
                zh="安装 libreoffice-impress，或把演示文稿导出为 PDF 再导入",
                en="install libreoffice-impress, or export the deck as PDF and import that",
            ),
        )
    itself = Path(starter).resolve().with_name("soffice.bin")
    return str(itself) if itself.is_file() else starter
