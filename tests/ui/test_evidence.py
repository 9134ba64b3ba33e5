import json

from extract.article import Article
from extract.claim import Evidence, Mark
from graph.view import view
from ui.evidence import Teller, in_article, pieces

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
    assert told["disputed"]
    assert ("says", "United States") in told["groups"][0]["cards"][0]["facts"]


def test_a_path_tells_every_hop_with_its_claims(claims):
    told = teller(claims).about("path", "hezbollah|UKR")
    assert [group["label"] for group in told["groups"]] == ["Hezbollah – Iran", "Iran – Russia", "Russia – Ukraine"]
    assert all(card["sentences"] for group in told["groups"] for card in group["cards"])
    assert not teller(claims).about("path", "hezbollah|nobody")["groups"]


def test_what_no_shown_claim_is_about_is_nothing(claims):
    assert teller(claims).about("node", "nobody") is None
    assert teller(claims).about("edge", "a|b|meets") is None
    assert teller(claims).about("claim", "x") is None


def test_everything_told_is_plain_data(hostile_claims):
    told = teller(hostile_claims)
    for node in {c.subject.id for c in hostile_claims}:
        assert json.loads(json.dumps(told.about("node", node)))["groups"]
