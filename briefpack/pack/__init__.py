"""Laid-out parts -> one numbered, tagged PDF; manifest, publishing."""
