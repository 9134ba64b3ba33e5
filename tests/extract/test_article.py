from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.article import ArticleError, from_text, read_bytes, read_path

GERMAN = "Die Bundesregierung hat am Mittwoch beschlossen, der Ukraine weitere Panzer zu liefern, wie ein Sprecher in Berlin mitteilte. " * 4
BAD = [
    (b"", "a.txt", "is empty"),
    (b"   \n ", "a.txt", "is empty"),
    (b"%PDF-1.7 ...", "a.txt", "PDF"),
    (b"\x00\x01\x02\x03\x04\x05" * 40, "a.txt", "not text"),
    (GERMAN.encode(), "a.txt", "another language"),
    (b"Iran sold drones. " * 400_000, "a.txt", "million characters"),
    (b"<html><body></body></html>", "a.html", "is empty"),
]


@pytest.mark.parametrize(("data", "name", "expected"), BAD, ids=[b[2] + b[1] + str(n) for n, b in enumerate(BAD)])
def test_bad_input_is_refused_in_one_sentence(data, name, expected):
    with pytest.raises(ArticleError, match=expected) as error:
        read_bytes(data, name)
    assert "\n" not in str(error.value)
    assert name in str(error.value)


def test_missing_files_and_folders(tmp_path):
    with pytest.raises(ArticleError, match="does not exist"):
        read_path(tmp_path / "none.txt")
    with pytest.raises(ArticleError, match="is a folder"):
        read_path(tmp_path)


def test_markdown_front_matter_and_links():
    text = "---\ntitle: A deal\npublished: 2024-10-11\noutlet: Daily\n---\n\n# Head\n\nIran **signed** [a deal](http://x.example) with Oman.\n\n- one\n"
    article = read_bytes(text.encode(), "deal.md")
    assert (article.id, article.title, article.published, article.outlet) == ("deal", "A deal", date(2024, 10, 11), "Daily")
    assert article.text == "Head\n\nIran signed a deal with Oman.\n\none"


def test_html_keeps_text_and_drops_scripts():
    body = "".join(f"<p>Iran signed deal number {n} with Oman on Monday, and the two countries praised it.</p>" for n in range(8))
    page = f"<html><head><title>Deals</title><script>alert(1)</script></head><body><article><h1>Deals</h1>{body}</article></body></html>"
    article = read_bytes(page.encode(), "p.html")
    assert "deal number 3" in article.text
    assert "alert" not in article.text
    assert "<" not in article.text


def test_wrapped_lines_are_joined_and_other_encodings_read():
    wrapped = (
        "The government of Iran said on Monday that it had signed\nan agreement with the sultanate of Oman, and that the\n"
        "two countries would reopen their embassies soon."
    )
    assert "\n" not in read_bytes(wrapped.encode(), "w.txt").text
    assert "Erdoğan" in read_bytes("Erdoğan met Putin.".encode("utf-16"), "u.txt").text
    assert "café" in read_bytes("A café in Kyiv was hit.".encode("cp1252"), "c.txt").text


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_arbitrary_bytes_give_an_article_or_an_article_error(data, name):
    try:
        article = read_bytes(data, name)
    except ArticleError:
        return
    assert article.text.strip()


def test_pasted_text_gets_a_stable_id():
    assert from_text("Iran met Oman.").id == from_text("Iran met Oman.").id != from_text("Iran met Iraq.").id
