"""`python -m bot …`: the operator's command line."""

import os
import sys

from bot.cli.main import main

if __name__ == "__main__":
    # Database, backups and logs may hold keys of feeds: what is written is its owner's alone.
    os.umask(os.umask(0o077) | 0o077)
    sys.exit(main(sys.argv[1:]))
