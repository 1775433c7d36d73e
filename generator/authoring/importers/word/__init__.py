"""A .docx package -> RawText: the visible text as it would print; what is hidden, deleted or said aside is reported."""
