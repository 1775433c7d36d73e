"""A province on real engines: Dask, OpenSearch and an S3 server, started and stopped by the tests (``make
test-province``). Skipped, with the reason, where a machine has not what they need."""
