"""Prefect wiring and the command line: the only place that knows clock, environment and order."""

from flows import compiled

compiled.install()
