"""The arrows of the picture in `bot`, one module each: decisions pure, action in a thin shell."""
