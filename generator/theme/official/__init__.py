"""Documents on paper: what a PDF says -> HTML laid out as GB/T 9704-2012 has it -> bytes, by WeasyPrint (an extra)."""
