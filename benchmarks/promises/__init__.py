"""What the README promises, each tried: `python -m benchmarks.promises [--quick] [NUMBER …]`.

A module a promise: `NUMBER`, `PROMISE` (its words), `check(quick)`, which tries it and returns a
`Finding`. Everything it talks to is on the loopback. Needs the development tools.
"""
