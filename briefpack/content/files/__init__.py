"""Files on disk -> trees of text with places: the only door to YAML."""
