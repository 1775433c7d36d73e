"""HTML -> blocks: the part of a page that is the document, its facts, and its tree read into blocks."""
