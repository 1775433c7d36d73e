"""The ways to print problems, one file each, found by themselves and offered by ``gongkai check --format``.

Each has ``show(diagnostics, *, accepted=(), known=0)``, which prints to standard output.
"""
