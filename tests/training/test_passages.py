"""The passages that we wrote to learn from, and the reader of their form."""

from pathlib import Path

import pytest

from extract.claim import Status
from extract.frames import relations
from training.passages import read

FOLDER = Path(__file__).parents[2] / "training" / "passages"
GOOD = "# wiki | 2021-03-04 | A title\nChad sold Niger ten trucks.\n\n- Chad | supplies | Niger;_ | trucks | reported | | Chad sold Niger\n"


def test_ours_use_the_vocabulary():
    passages = [p for folder in ("", "held-out", "plain", "plain/held-out") for p in read(FOLDER / folder)]
    claims = [c for p in passages for c in p["claims"]]
    assert len(passages) > 5000 and len(claims) > 60_000
    assert {r for c in claims for r in c["relation"]} <= {r.name for r in relations()}
    assert {s for c in claims for s in c["status"]} <= set(Status)
    assert all(c["object"] or c["item"] for c in claims)


def test_a_passage_is_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(GOOD, encoding="utf8")
    (passage,) = read(path)
    assert passage["text"] == "Chad sold Niger ten trucks."
    assert (passage["title"], passage["published"]) == ("A title", "2021-03-04")
    assert passage["claims"] == [
        {"subject": ["Chad"], "relation": ["supplies"], "object": ["Niger", ""], "item": ["trucks"], "status": ["reported"], "source": [],
         "evidence": "Chad sold Niger", "optional": False}
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad sold trucks.\n", "a.txt, line 1: text before"),
        ("# novel | - |\nText.\n", "the genre one of release"),
        (GOOD.replace(" | | Chad sold Niger", ""), "line 4: a claim has seven cells, here are 5"),
        (GOOD.replace("| Chad sold Niger", "| Chad gave Niger"), "“Chad gave Niger” is not in the text"),
    ],
)
def test_slips_are_told(tmp_path, text, told):
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf8")
    with pytest.raises(ValueError, match=told.replace("(", r"\(")):
        read(path)
