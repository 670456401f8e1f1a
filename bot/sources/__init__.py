"""Feed → entries → article text. The only room that fetches, and that parses feeds and HTML."""
