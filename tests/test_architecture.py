"""One direction: app and ui → graph → extract's plain modules. spaCy, networkx with pyvis, and Streamlit each have one home."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOMES = {"spacy": {"extract"}, "onnxruntime": {"extract"}, "networkx": {"graph"}, "rustworkx": {"graph"}, "pyvis": {"graph"}, "streamlit": {"ui", "app"}}
# graph sees claims and vocabulary only, nothing that loads a pipeline
PLAIN = {"extract.claim", "extract.frames", "extract.lexicon"}
FILES = [p for folder in ("extract", "graph", "ui") for p in (ROOT / folder).rglob("*.py")] + [ROOT / "app.py", ROOT / "entente.py"]


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf8"))
    found = {a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
    return found | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


@pytest.mark.parametrize("path", FILES, ids=[str(p.relative_to(ROOT)) for p in FILES])
def test_imports(path):
    room = path.relative_to(ROOT).parts[0].removesuffix(".py")
    for name in imports(path):
        top = name.split(".")[0]
        assert room in HOMES.get(top, {room}), f"{path.name} imports {name}"
        if room == "extract":
            assert top not in {"graph", "ui", "app"}
        if room == "graph":
            assert top not in {"ui", "app"}
            assert top != "extract" or name in PLAIN, f"{path.name} imports {name}"


def test_modules_stay_small():
    long = {p.name: n for p in FILES if (n := len(p.read_text(encoding="utf8").splitlines())) > 260}
    assert long == {}
