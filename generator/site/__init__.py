"""What the site consists of: pages, other outputs, the traditional edition, the web form; planned as values."""
