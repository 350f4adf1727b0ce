"""The fair rival: one HTML document a pack, laid out and written by WeasyPrint alone.

usage: plain_script.py FOLDER ASSETS OUT. FOLDER holds NAME.html and NAME.css, as compare.py writes them from the
same text, style sheets and fonts as `build`. It reads no YAML and fills no template, so it is rather too fast
than too slow. What it does that a person would: one font configuration for all packs, each style sheet parsed
once, contents by target-counter, the same PDF variant.
"""

import sys
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

folder, assets, out = map(Path, sys.argv[1:])
fonts, sheets = FontConfiguration(), {}
for source in sorted(folder.glob("*.html")):
    css = (
        source.with_suffix(".css")
        .read_text(encoding="utf-8")
        .replace("pack:///assets/", assets.resolve().as_uri() + "/")
    )
    if css not in sheets:
        sheets[css] = CSS(string=css, font_config=fonts)
    html = HTML(string=source.read_text(encoding="utf-8"), base_url=str(assets))
    html.write_pdf(
        out / source.with_suffix(".pdf").name, stylesheets=[sheets[css]], font_config=fonts, pdf_variant="pdf/a-3a"
    )
