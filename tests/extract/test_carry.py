"""Supplier and recipient carried on to sentences and lists that go on about the same delivery."""

import pytest

from extract.article import Article
from extract.nlp import load
from extract.pipeline import contexts
from extract.relations import candidates

OPENED = "Denmark announced a new package of military aid for Moldova"
CASES = [
    (OPENED + ". It includes howitzers and radars.", {"howitzers", "radars"}),
    (
        OPENED + ":\n• ten armoured vehicles\n• radars\n• mortars\n• trucks\n• field hospitals",
        {"armoured vehicles", "radars", "mortars", "trucks"},
    ),
    (OPENED + ". The raid on the harbour included tanks.", set()),
    (OPENED + ". Kenya delivered howitzers to Somalia.", set()),
    (OPENED + ". Radars also move the other way.", set()),
    (OPENED + ". In return the package includes howitzers.", set()),
    ("The package includes howitzers.", set()),
]


@pytest.mark.parametrize(("text", "items"), CASES, ids=[c[0][-40:] for c in CASES])
def test_carried(text, items):
    context, _ = next(contexts([Article("a", "", text)], load()))
    carried = [c for c in candidates(context) if c.slots[:2] == ("carried", "carried") and c.slots[2] in {"obj:direct", "list"}]
    assert {(c.subject.thing.name, c.object.thing.name, str(c.reading.status)) for c in carried if c.object} <= {("Denmark", "Moldova", "planned")}
    assert items <= {c.item.thing.name for c in carried if c.item}
    assert items or not carried
