"""Content folders -> the live site: the pipeline, what it remembers between builds, and publishing. Imports nothing by
itself, since the first question of a build ("is there anything to do?") is asked before anything heavy is imported."""
