"""Search entries -> an OpenSearch index that the search page asks through the site's own host (ADR 0256, 0257)."""
