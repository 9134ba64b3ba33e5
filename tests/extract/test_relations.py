"""The example sentences of every relation file are its tests: sentence → claims, as "Subject relation Object [item] status"."""

import pytest

from extract.article import from_text
from extract.claim import Claim
from extract.frames import relations
from extract.pipeline import extract_article

KNOWN_FAILURES: dict[str, str] = {}
CASES = [(r.name, text, claims) for r in relations() for text, claims in r.examples]


def told(claim: Claim) -> str:
    item = f" [{claim.item.name}]" if claim.item else ""
    return f"{claim.subject.name} {claim.relation} {claim.object.name if claim.object else '-'}{item} {claim.status}"


@pytest.mark.parametrize(("name", "text", "expected"), CASES, ids=[f"{c[0]}: {c[1][:40]}" for c in CASES])
def test_examples(name, text, expected, request):
    if text in KNOWN_FAILURES:
        request.applymarker(pytest.mark.xfail(reason=KNOWN_FAILURES[text], strict=True))
    found = [told(c) for c in extract_article(from_text(text))]
    assert set(expected) <= set(found), found


def test_every_relation_has_examples():
    assert len(relations()) == 21
    assert [r.name for r in relations() if not r.examples] == []


STATUSES = [
    ("Iran denies supplying missiles to Russia.", "Iran supplies Russia [missiles] denied"),
    ("Iran did not sell drones to Russia.", "Iran supplies Russia [drones] denied"),
    ("Germany refused to send tanks to Ukraine.", "Germany supplies Ukraine [tanks] denied"),
    ("The United States accused Iran of supplying drones to Russia.", "Iran supplies Russia [drones] alleged"),
    ("Iran allegedly sold drones to Sudan.", "Iran supplies Sudan [drones] alleged"),
    ("Norway will deliver F-16 fighters to Ukraine.", "Norway supplies Ukraine [F-16] planned"),
    ("Norway will send 14 howitzers to Ukraine, the Norwegian minister, Jonas Holm, told parliament on Friday.", "Norway supplies Ukraine [howitzers] planned"),
    ("Japan agreed to sell missiles to the Philippines.", "Japan supplies Philippines [missiles] planned"),
    ("Egypt is seeking fighter jets from China.", "China supplies Egypt [fighter jets] sought"),
    ("India could sell missiles to Vietnam.", "India supplies Vietnam [missiles] possible"),
    ("Iran may attack Israel.", "Iran attacks Israel possible"),
    ("Russia shelled Kharkiv.", "Russia attacks Kharkiv reported"),
    ("China would oppose the United States.", "China opposes United States possible"),
]


@pytest.mark.parametrize(("text", "expected"), STATUSES, ids=[s[0] for s in STATUSES])
def test_statuses(text, expected):
    found = [told(c) for c in extract_article(from_text(text))]
    assert expected in found, found


SOURCES = [
    ("Ukraine said that Russia had attacked Odesa.", "Ukraine"),
    ("According to Israel, Iran supplied rockets to Hezbollah.", "Israel"),
]


@pytest.mark.parametrize(("text", "source"), SOURCES, ids=[s[0] for s in SOURCES])
def test_sources(text, source):
    assert source in {c.source.name for c in extract_article(from_text(text)) if c.source}


NOTHING = [
    "The weather in Paris was fine on Monday.",
    "Residents of Berlin went to the opera.",
    "He said nothing of interest.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_claim_is_invented(text):
    assert [told(c) for c in extract_article(from_text(text))] == []
