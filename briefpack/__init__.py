"""Campaign facts in YAML become printed briefing packs, one for each audience."""

__version__ = "0.1.0"
