"""What knows nothing of disclosure: digests, files, folders, processes, dates."""
