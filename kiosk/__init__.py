"""The exhibition kiosk: runs the screens of an exhibition hall from one local store."""

__version__ = "0.1.0"
