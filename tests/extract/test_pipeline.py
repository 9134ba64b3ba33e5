import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.article import Article, read_path
from extract.claim import from_dict, to_dict
from extract.pipeline import extract_article, extract_articles

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.md"))


def check(article, claims):
    for claim in claims:
        for evidence in (claim.evidence, *claim.also):
            assert article.text[evidence.start : evidence.end] == evidence.text
            assert evidence.article == article.id
            for mark in evidence.marks:
                assert evidence.start <= mark.start < mark.end <= evidence.end
        assert 0 <= claim.confidence <= 1
        assert claim.object is not None or claim.item is not None
        assert from_dict(json.loads(json.dumps(to_dict(claim)))) == claim


@pytest.mark.parametrize("path", SAMPLES, ids=[p.stem for p in SAMPLES])
def test_samples_have_claims_with_exact_evidence(path):
    article = read_path(path)
    claims = extract_article(article)
    assert len(claims) >= 8
    assert len({c.id for c in claims}) == len(claims)
    check(article, claims)


def test_the_first_sample_tells_of_russian_and_iranian_arms():
    claims = extract_article(read_path(SAMPLES[0]))
    told = {(c.subject.id, c.object.id, c.item.id, str(c.status)) for c in claims if c.relation == "supplies" and c.item and c.object}
    assert ("RUS", "IRN", "s-300", "reported") in told
    assert ("RUS", "IRN", "su-35", "planned") in told
    assert ("RUS", "IRN", "s-400", "sought") in told
    missiles = {status for a, b, item, status in told if (a, b) == ("IRN", "RUS") and "missile" in item}
    assert missiles >= {"alleged", "denied"}
    s300 = next(c for c in claims if c.item and c.item.id == "s-300" and c.relation == "supplies")
    assert s300.when.first.startswith("2016")
    assert s300.value.amount == 800e6


WORDS = st.sampled_from(["Iran", "Russia", "sold", "attacked", "the", "S-300", "to", "by", "denies", "that", "missiles", ".", ",", "“", "he", "said",
                         "\n\n", "Hezbollah", "and", "which", "not", "Putin", "met", "of", "drones", "'s", "🚀", "мир", "ａ", "\u202e", "  ", "?", "U.S.",
                         "between", "$800mn", "two", "dozen", "on", "Monday", "if", "‘", "—", "(", ")", "-", "NATO", "its", "troops", "we", "Mr."])  # fmt: skip
# control characters, line and paragraph separators, directional marks, half a surrogate's neighbours, combining marks, joiners, private use
ODD = st.sampled_from(["\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u2029", "\u200b", "\u200d", "\ufeff", "\ufffd", "\ufffe", "\ue000", "\U000e0001",
                       "e\u0301", "\u0301", "ﷺ", "İ", "ß", "ﬁ", "Ⅳ", "½", "٣", "中国", "العراق", "👨‍👩‍👧‍👦", "🇺🇦", "\t", "\r\n", "\v", "\xa0"])  # fmt: skip
LONG = st.builds(lambda word, times: word * times, st.sampled_from(["a", "Iran", "-", ".", "1", "é", "S-", "\u0301", "(", "🚀", " "]), st.integers(50, 3000))
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join), st.lists(st.one_of(WORDS, ODD), max_size=40).map(" ".join),
                  st.lists(st.one_of(WORDS, ODD), max_size=40).map("".join), st.lists(st.one_of(WORDS, LONG), max_size=8).map(" ".join))  # fmt: skip


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.sampled_from([None, date(2024, 2, 29), date(1, 1, 1), date(9999, 12, 31)]))
def test_arbitrary_text_never_raises_and_offsets_are_exact(text, published):
    article = Article("x", "", text, published)
    claims = extract_article(article)
    check(article, claims)
    assert extract_article(article) == claims


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "\u200b", ".", "?", "“", "Iran", "sold", "Iran " * 700, "a" * 20_000, "(" * 2_000, "Iran sold " * 300])
def test_bare_and_long_texts(text):
    article = Article("x", "", text)
    check(article, extract_article(article))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_an_article_does_not_depend_on_its_neighbours(texts, random):
    articles = [Article(str(n), "", text) for n, text in enumerate(texts)]
    alone = {a.id: extract_article(a) for a in articles}
    shuffled = random.sample(articles, len(articles))
    for article, claims in extract_articles(shuffled):
        assert [(c.id, c.evidence, c.also) for c in claims] == [(c.id, c.evidence, c.also) for c in alone[article.id]]


def test_order_of_articles_does_not_matter():
    articles = [read_path(p) for p in SAMPLES[:4]]
    forward = {a.id: c for a, c in extract_articles(articles)}
    backward = {a.id: c for a, c in extract_articles(articles[::-1])}
    for name, claims in forward.items():
        assert [c.id for c in claims] == [c.id for c in backward[name]]
