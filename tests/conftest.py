"""Tests need no screen: Qt draws into memory unless somebody asks for another platform."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
