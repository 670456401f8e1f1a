"""What people can ask, one file each, no platform in sight.

Module name = command name, with `_` for the space: `alert_add` is `/alert add`.
"""
