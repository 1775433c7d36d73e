"""The nouns of disclosure as frozen values."""
