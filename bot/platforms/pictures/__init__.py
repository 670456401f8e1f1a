"""Charts as pictures, drawn in the worker processes: Pillow stays behind this door."""
