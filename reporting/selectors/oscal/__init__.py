"""Candor's safeguards in OSCAL, the Open Security Controls Assessment Language of NIST, as JSON."""
