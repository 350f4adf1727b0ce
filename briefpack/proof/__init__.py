"""The finished file, read again by other eyes before it is published."""
