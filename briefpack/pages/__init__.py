"""View -> HTML: the only door to jinja2 and to Markdown."""
