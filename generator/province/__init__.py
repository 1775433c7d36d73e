"""A province: many counties, each a site of its own (issue 21)."""
