"""What a reader would miss or see spoilt: looked for in HTML and style sheets, and in pages."""
