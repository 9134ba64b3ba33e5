"""What the README tells people to type works."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf8")
COMMANDS = [line for block in re.findall(r"```bash\n(.*?)```", README, re.S) for line in block.splitlines()]
MAKE = [c for c in COMMANDS if c.startswith("make ")]
ENTENTE = [c for c in COMMANDS if not c.startswith("make ")]


def test_the_make_commands_are_targets():
    assert MAKE == ["make run", "make test"]
    for command in MAKE:
        done = subprocess.run([*shlex.split(command), "-n"], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_the_other_commands_run_in_order(tmp_path):
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    for command in ENTENTE:
        line = command.replace(".venv/bin/entente", f"{shlex.quote(sys.executable)} {shlex.quote(str(ROOT / 'entente.py'))}")
        done = subprocess.run(line, cwd=tmp_path, shell=True, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command}: {done.stderr}"
    assert (tmp_path / "iran.html").stat().st_size > 100_000


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#]+)\)", README))
def test_links_lead_somewhere(target):
    assert (ROOT / target).exists()
