"""Pagefind, the program and its files; nobody else knows the layout of their bytes."""
