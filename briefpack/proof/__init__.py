"""The finished bytes of a pack, read as a hostile reader would: nothing withheld may stand in them anywhere."""
