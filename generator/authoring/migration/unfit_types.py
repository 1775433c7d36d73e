"""Types of files that offices attached to old pages, and that no site of ours publishes."""

ENDINGS = (".doc", ".xls", ".ppt", ".wps", ".et", ".dps", ".rtf", ".rar", ".7z", ".zip", ".tif", ".tiff", ".bmp")
