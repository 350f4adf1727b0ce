"""HTML -> laid-out parts: the only door to WeasyPrint."""
