"""The operator's command line: one module per subcommand.

A subcommand's module has `register`, which describes its arguments, and a function that carries
it out and returns the exit status. Whatever takes time to load is imported inside that function,
so `--help` answers at once.
"""
