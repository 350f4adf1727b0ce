"""Campaign facts in YAML become printed briefing packs, one for each audience."""

import os

os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # no search for them, and no stranger reads along

__version__ = "0.1.0"
