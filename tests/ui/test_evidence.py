import json

from extract.article import Article
from extract.claim import Evidence, Mark, Status
from graph.group import by_country
from graph.view import view
from ui.cards import in_article, pieces
from ui.evidence import Teller
from ui.question import Question

TEXT = "<b>Iran</b> & Oman met"
EVIDENCE = Evidence("a", TEXT, 10, 10 + len(TEXT), (Mark("subject", 13, 17), Mark("object", 24, 28)))


def teller(claims):
    return Teller(claims, view(claims), {}, "light")


def test_the_sentence_is_cut_at_its_marks_and_stays_whole():
    cut = pieces(EVIDENCE)
    assert "".join(piece["text"] for piece in cut) == TEXT
    assert [(piece["text"], piece["part"]) for piece in cut if "part" in piece] == [("Iran", "subject"), ("Oman", "object")]


def test_an_article_is_told_whole_around_the_sentence():
    article = Article("a", "Talks", "x" * 10 + TEXT + " again.")
    told = in_article(article, EVIDENCE)
    assert told["before"] + "".join(p["text"] for p in told["pieces"]) + told["after"] == article.text


def test_a_node_tells_its_claims_by_relation(claims):
    told = teller(claims).about("node", "IRN")
    assert told["title"] == "Iran"
    assert sum(group["count"] for group in told["groups"]) == 6
    assert any("disputed" in group["label"] for group in told["groups"])


def test_an_edge_tells_its_claims_by_status_and_that_they_are_disputed(claims):
    told = teller(claims).about("edge", "IRN|RUS|supplies")
    assert [group["label"] for group in told["groups"]] == ["alleged", "denied"]
    assert "Asserted by United States; denied by the article" in told["disputed"]
    assert ("says", "United States") in told["groups"][0]["cards"][0]["facts"]


def test_a_path_tells_every_hop_with_its_claims(claims):
    told = teller(claims).about("path", "hezbollah|UKR")
    assert [group["label"] for group in told["groups"]] == ["Hezbollah – Iran", "Iran – Russia", "Russia – Ukraine"]
    assert all(card["sentences"] for group in told["groups"] for card in group["cards"])
    assert not teller(claims).about("path", "hezbollah|nobody")["groups"]


def test_a_path_follows_denied_claims_only_when_asked(claims):
    denied = [c for c in claims if c.status is Status.DENIED]
    told = teller(denied).about("path", "IRN|RUS")
    assert not told["groups"]
    assert told["actions"][0] == {"how": "show-path", "label": "Also follow denied claims", "ends": "IRN|RUS", "denied": True}
    assert teller(denied).about("path-denied", "IRN|RUS")["groups"]


def test_a_node_offers_its_other_neighbours_by_relation(claims):
    told = Teller(claims, view(claims, limit=2), {}, "light").about("node", "IRN")
    assert {"how": "expand", "label": "Draw 1 more neighbours", "node": "IRN"} in told["actions"]
    acts = [group["act"] for group in told["groups"] if group["act"]]
    assert [(act["relation"], act["label"]) for act in acts] == [("supports", "+1")]


def test_a_weapon_tells_who_uses_and_supplies_it(claims):
    told = teller(claims).about("node", "item:s-300")
    assert told["title"] == "S-300"
    assert sum(group["count"] for group in told["groups"]) == 2


def test_a_pinned_node_can_be_unpinned(claims):
    asked = Question(pinned=frozenset({("IRN", 1.0, 2.0)}))
    told = Teller(claims, view(claims), {}, "light", asked=asked).about("node", "IRN")
    assert "Unpin" in [act["label"] for act in told["actions"]]


def test_a_country_tells_the_claims_of_its_actors(claims):
    seen = by_country(claims)
    told = Teller(claims, view(seen), {}, "light", seen).about("node", "LBN")
    assert told["groups"][0]["cards"][0]["says"][2]["text"] == "Hezbollah"


def test_what_no_shown_claim_is_about_says_so_and_what_to_do(claims):
    for kind, name in (("node", "nobody"), ("edge", "a|b|meets"), ("claim", "x")):
        told = teller(claims).about(kind, name)
        assert told["title"] == "Not shown at present"
        assert [act["how"] for act in told["actions"]] == ["undo", "all", "deselect"]


def test_everything_told_is_plain_data(hostile_claims):
    told = teller(hostile_claims)
    for node in {c.subject.id for c in hostile_claims}:
        assert json.loads(json.dumps(told.about("node", node)))["groups"]
