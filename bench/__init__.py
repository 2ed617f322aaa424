"""What claimcheck costs, and what its peers cost on the same text in the same run: `python -m bench` (or `make bench`).

Each benchmark is a module with `measure(setting)`, which returns a `Section`. Nothing in claimcheck/ imports anything from here.
"""
