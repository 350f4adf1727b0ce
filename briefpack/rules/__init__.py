"""What an editor or a lawyer would stop in a whole, valid campaign. One rule is one file; `table` lists them all."""
