"""Laid-out parts -> one numbered, tagged PDF; annexes, manifest, publishing."""
