"""What needs the whole campaign: names that lead somewhere, audiences that fit, words that are printed once."""
