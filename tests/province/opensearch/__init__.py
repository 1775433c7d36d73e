"""A real OpenSearch for the tests, from its jars: one node, or several that find each other, on loopback."""
