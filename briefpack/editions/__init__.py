"""What was issued: kept, traced, verified, compared, withdrawn."""
