"""What is wrong with the content, and how it is said: rules, detectors of what must not be public, reporters."""
