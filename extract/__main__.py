"""`python -m extract ARTICLE…`, the same as `entente extract`: claims of articles as a table or as JSON Lines."""

import argparse
import sys

from extract.command import add_arguments, run

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m extract", description="Read the claims of articles.")
    add_arguments(parser)
    sys.exit(run(parser.parse_args()))
