"""Markdown of other site generators (Hugo, Hexo, Jekyll, VuePress, VitePress): its head, its tags, its files."""
