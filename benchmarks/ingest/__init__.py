"""What we claim about pulling: feeds, article text, dates, discovery, polling."""
