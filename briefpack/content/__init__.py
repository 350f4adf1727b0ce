"""YAML -> Campaign -> View for one audience: what is said, and who may see it."""
