"""A real S3 server for tests: moto's, as a process of its own."""
