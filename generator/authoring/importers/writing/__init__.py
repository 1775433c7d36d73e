"""An outline -> the two halves of a document file: front matter and Markdown."""
