"""What was read -> what may be shown today."""
