"""Other people's PDFs -> pages that can be drawn on ours: the only door to pypdf and fontTools."""
