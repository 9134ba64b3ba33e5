"""Who "the President", "the two ministers", "they" and "Lukashenko's forces" are."""

import pytest

from extract.article import Article
from extract.nlp import load
from extract.pipeline import contexts
from extract.reference import of_word

MET = "Chilean President Ana Rojas met Peruvian Prime Minister Luis Vega in Lima on Monday. "
CASES = [
    (MET + "The President praised the talks.", "President", 1, {"Ana Rojas"}),
    (MET + "The Prime Minister praised the talks.", "Minister", 1, {"Luis Vega"}),
    (MET + "The two leaders signed a treaty.", "leaders", 0, {"Ana Rojas", "Luis Vega"}),
    ("Norway and Estonia signed a treaty. They will build a base.", "They", 0, {"Norway", "Estonia"}),
    ("Turkey sent troops. It denied that.", "It", 0, {"Turkey"}),
    ("Hundreds of people died. The President spoke.", "President", 0, set()),
    ("Sudan's army got drones. Egypt protested. The army denied it.", "army", 1, {"Sudanese Armed Forces"}),
    ("The UN Security Council met. Iran spoke first. The Council condemned the strike.", "Council", 1, {"UN Security Council"}),
    ("Islamic State attacked Iraq. The state of affairs is grave.", "state", 0, set()),
    ("The Wagner Group left Mali. The new group is smaller.", "group", 0, set()),
    ("Ugandan President Joseph Okello spoke. Okello's forces crossed the river.", "forces", 0, {"Uganda"}),
]


@pytest.mark.parametrize(("text", "word", "nth", "names"), CASES, ids=[c[0][-40:] for c in CASES])
def test_stands_for(text, word, nth, names):
    context, _ = next(contexts([Article("a", "", text)], load()))
    token = [t for t in context.doc if t.text == word][nth]
    assert {r.thing.name for r in of_word(context, token)} == names


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("G7 Foreign Ministers' Statement on Sudan", "G7"),
        ("Statement on NATO", None),
        ("NATO and European Union joint declaration on Kosovo", None),
        ("", None),
    ],
)
def test_we_is_who_issues_the_statement(title, speaker):
    context, _ = next(contexts([Article("a", title, "We condemn the attack on the village.")], load()))
    found = context.speakers.of(context.doc[0], plural=True)
    assert (found and found.name) == speaker
