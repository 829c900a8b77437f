"""`python -m summarise` does what the command does."""

import sys

from summarise.cli import main

if __name__ == "__main__":
    sys.exit(main())
