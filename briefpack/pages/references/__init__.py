"""Sources as a style of the Citation Style Language sets them (the only citeproc, the only lxml)."""
