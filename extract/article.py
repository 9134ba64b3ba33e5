"""Articles and their readers: plain text, Markdown and HTML → one plain text that every offset refers to."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

MAX_CHARACTERS = 5_000_000
_MAGIC = {b"%PDF": "a PDF file", b"PK\x03\x04": "a zip archive or Office document", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture",
          b"GIF8": "a picture", b"\x1f\x8b": "a compressed file", b"\xd0\xcf\x11\xe0": "an old Office document"}  # fmt: skip
_FEW_LETTERS = 200  # below this the language is not judged
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.S)


class ArticleError(ValueError):
    """The input cannot be read as an article; the message is one sentence that says why and what to do."""


@dataclass(frozen=True, slots=True)
class Article:
    """text is what every offset refers to; a blank line separates paragraphs. id: the file's stem, or made from the text."""

    id: str
    title: str
    text: str
    published: date | None = None
    outlet: str | None = None
    url: str | None = None


def read_path(path: str | Path) -> Article:
    """The article in a file (.txt, .md, .html; anything else is read as text). Raises ArticleError."""
    path = Path(path)
    if path.is_dir():
        raise ArticleError(f"{path} is a folder; name the files in it.")
    try:
        size = path.stat().st_size
        if size > 8 * MAX_CHARACTERS:
            raise ArticleError(f"{path} has {size / 1e6:.0f} MB, more than the {MAX_CHARACTERS / 1e6:.0f} MB of text that an article may have.")
        data = path.read_bytes()
    except FileNotFoundError:
        raise ArticleError(f"{path} does not exist; check the name.") from None
    except OSError as error:
        raise ArticleError(f"{path} cannot be read: {error.strerror}.") from None
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Article:
    """The article in the bytes of a file called `name`, whose suffix decides the reader. Raises ArticleError."""
    text = _decode(data, name)
    suffix = Path(name).suffix.lower()
    reader = {".md": _markdown, ".markdown": _markdown, ".html": _html, ".htm": _html, ".xhtml": _html}.get(suffix, _plain)
    title, body, facts = reader(text)
    _check(body, name)
    return Article(
        id=Path(name).stem, title=facts.get("title") or title or Path(name).stem, text=body,
        published=parse_day(facts.get("published", "")), outlet=facts.get("outlet") or None, url=facts.get("url") or None,
    )  # fmt: skip


def from_text(text: str, title: str = "", published: date | None = None, outlet: str | None = None) -> Article:
    """An article from pasted text. Raises ArticleError."""
    _, body, _ = _plain(text)
    _check(body, "The pasted text")
    digest = hashlib.sha256(body.encode("utf8", "surrogatepass")).hexdigest()[:10]
    return Article(f"pasted-{digest}", title.strip() or body.split("\n")[0][:80], body, published, outlet)


def parse_day(text: str) -> date | None:
    """The day of an ISO date (a time after it is ignored), or None."""
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def _decode(data: bytes, name: str) -> str:
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise ArticleError(f"{name} is {what}; save it as text, Markdown or HTML first.")
    if not data.strip():
        raise ArticleError(f"{name} is empty; there is nothing to read.")
    encodings = ["utf-16"] if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        strange = sum((ord(c) < 32 and c not in "\t\n\r\f\v") or 127 <= ord(c) < 160 or c == "�" for c in text[:100_000])
        if strange > max(2, len(text[:100_000]) // 200):
            raise ArticleError(f"{name} is not text (it holds {strange} control or broken characters); save it as UTF-8 text.")
        return text.replace("\x00", " ")
    raise ArticleError(f"{name} is in an encoding that cannot be read; save it as UTF-8 text.")


def _check(text: str, name: str) -> None:
    if not text.strip():
        raise ArticleError(f"{name} is empty; there is nothing to read.")
    if len(text) > MAX_CHARACTERS:
        raise ArticleError(f"{name} has {len(text) / 1e6:.1f} million characters, more than the {MAX_CHARACTERS / 1e6:.0f} million allowed; split it.")
    letters = sum(c.isalpha() for c in text[:5000])
    if letters < _FEW_LETTERS:
        return
    import py3langid  # loaded here because it takes half a second

    language, _ = py3langid.classify(text[:5000])
    if language != "en":
        raise ArticleError(f"{name} seems to be in another language than English (“{language}”); Entente reads English only.")


def _plain(text: str) -> tuple[str, str, dict[str, str]]:
    return "", _paragraphs(text), {}


def _paragraphs(text: str) -> str:
    """Line ends made equal; lines that were wrapped by hand joined."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", " ")
    blocks = re.split(r"\n[ \t]*\n\s*", text.strip("\n"))
    return "\n\n".join(_unwrap(block) for block in blocks if block.strip())


def _unwrap(block: str) -> str:
    lines = block.split("\n")
    wrapped = len(lines) > 1 and sum(45 <= len(line) <= 110 for line in lines[:-1]) >= 0.7 * (len(lines) - 1)
    starts_low = sum(line[:1].islower() for line in lines[1:])
    return " ".join(line.strip() for line in lines) if wrapped and starts_low * 3 >= len(lines) - 1 else block


def _markdown(text: str) -> tuple[str, str, dict[str, str]]:
    from markdown_it import MarkdownIt

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    facts: dict[str, str] = {}
    if match := _FRONT_MATTER.match(text):
        pairs = (line.split(":", 1) for line in match[1].split("\n") if ":" in line)
        facts = {key.strip().lower(): value.strip().strip("\"'") for key, value in pairs}
        text = text[match.end() :]
    blocks, title, heading = [], "", False
    for token in MarkdownIt("commonmark", {"html": False}).parse(text):
        heading = token.type == "heading_open" or (heading and token.type != "heading_close")
        if token.type == "inline":
            parts = [
                c.content if c.type in {"text", "code_inline"} else " "
                for c in token.children or ()
                if c.type in {"text", "code_inline", "softbreak", "hardbreak"}
            ]
            block = "".join(parts).strip()
            title = title or (block if heading else "")
            blocks.append(block)
        elif token.type in {"code_block", "fence"}:
            blocks.append(token.content.strip())
    return title, _paragraphs("\n\n".join(b for b in blocks if b)), facts


def _html(text: str) -> tuple[str, str, dict[str, str]]:
    import trafilatura
    from lxml import etree, html

    facts: dict[str, str] = {}
    body = trafilatura.extract(text, include_comments=False, include_tables=False) or ""
    if found := trafilatura.extract_metadata(text):
        facts = {"title": found.title or "", "published": found.date or "", "outlet": found.sitename or "", "url": found.url or ""}
    if not body:
        try:
            tree = html.fromstring(text.encode("utf8", "replace"))
        except (ValueError, etree.ParserError):
            return "", "", facts
        for element in tree.xpath("//script|//style|//noscript"):
            element.drop_tree()
        body = "\n\n".join(t.strip() for t in tree.text_content().split("\n") if t.strip())
    return "", re.sub(r"(?<=\S)\n(?=\S)", "\n\n", body.replace("\r", "")), facts
