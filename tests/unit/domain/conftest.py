"""Hypothesis without its deadline: how fast a machine is says nothing about the domain."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("domain", deadline=None, print_blob=True)
settings.load_profile("domain")
