"""A finished site tree -> an object store (S3 protocol), by generations, so that no reader meets a mixture (ADR 0255).

tree        public/ -> its files with digest, size and headers
objects     what a store has to do; ``s3`` does it through s3fs, ``plain`` through fsspec's memory and local files
lease       the one object that says which tree is live and who publishes; conditional writes keep others out
manifest    what a tree in the store holds, and of what nobody can be sure since a publisher died
bringing    one tree in the store -> what it shall hold, the fewest requests
publishing  all of it in order: ``publish(tree, target)``
front       what nginx is told that stands before the store
"""
