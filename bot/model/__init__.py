"""Plain frozen data and the error tree: the words of the house, standard library only."""
