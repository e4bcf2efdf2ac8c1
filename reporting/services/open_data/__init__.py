"""Packages of open data: what a month says, without saying what a few platforms said."""
