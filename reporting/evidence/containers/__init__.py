"""Readers of containers, one module each: `find(source)` yields what stands where a label may.

A reader yields `Trouble` and goes on where it can, and raises `Damaged` where it cannot. It never
asks what the label says (`reporting.evidence.label` does), and never believes a length: whatever
it reads comes from a `Source`, and each turn of a loop costs an `item()`.
"""
