"""The console command `entente`: a thin shell over extract, export and serve."""

import argparse
import subprocess
import sys
from pathlib import Path

import extract.command
import graph.command


def main(argv: list[str] | None = None) -> int:
    """Run a subcommand; returns the exit code."""
    parser = argparse.ArgumentParser(prog="entente", description="Who supplies, attacks, backs, accuses and meets whom, by what articles say.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, module, text in (
        ("extract", extract.command, "read the claims of articles"),
        ("export", graph.command, "turn claims into a page, a picture or a file for other programs"),
    ):
        sub = commands.add_parser(name, help=text, description=text)
        module.add_arguments(sub)
        sub.set_defaults(run=module.run)
    serve = commands.add_parser("serve", help="open the page in the browser", description="open the page in the browser")
    serve.add_argument("--port", type=int, default=8501)
    serve.set_defaults(run=_serve)
    args = parser.parse_args(argv)
    return args.run(args)


def _serve(args: argparse.Namespace) -> int:
    app = Path(__file__).with_name("app.py")
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(args.port)]
    return subprocess.call(command, cwd=app.parent)  # the folder holds .streamlit/config.toml


if __name__ == "__main__":
    sys.exit(main())
