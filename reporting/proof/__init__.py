"""Proof of what was filed, as mathematics: canonical JSON, signatures, the tree of the log.

Pure as the checks are: no Django, no database, no clock.
"""
