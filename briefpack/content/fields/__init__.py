"""What one value of a file may be: text, dates, addresses, tags; each with the place where it was typed."""
