"""What helps people to write: importers, drafting, the preview, the editor's help, a new site to start from."""
