"""What makes, checks and shows themes: the smallest fork, copies with their origin, the contract, the gallery.

new.py        a name -> themes/NAME/theme.yaml
copies.py     a parent's file or block -> a copy in the fork, and what the parent has changed since
contract.py   page kinds, parts, options, tokens -> what a theme can rely on
walk.py       a template -> everything that it uses, by the types of the contract
colours.py    style sheets -> the colours of each look, and pairs that are hard to read
fork.py       a theme folder -> Fork, what the checks look at
checks/       one check a file, found by themselves
gallery.py    parts and their examples -> one page
"""
