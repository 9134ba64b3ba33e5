"""Treebanks and entity corpora → sentences of plain values, the only form in which the training sees them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

# GUM genres whose texts may not be used commercially; the annotations are free, the texts are not.
NON_COMMERCIAL = {"essay", "fiction", "letter", "podcast", "whow"}
GUM_ENTITIES = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
CONLL_ENTITIES = {
    "PER": "PERSON", "person": "PERSON", "politician": "PERSON",
    "ORG": "ORG", "organisation": "ORG", "politicalparty": "ORG", "corporation": "ORG", "group": "ORG",
    "LOC": "LOC", "location": "LOC", "country": "LOC",
    "event": "EVENT", "election": "EVENT",
}  # fmt: skip
MAX_WORDS = 110


@dataclass(frozen=True)
class Sentence:
    """One annotated sentence; a layer that its corpus lacks is None.

    heads: index of the governor within the sentence, -1 for the root. entities: BIO tags. spaces: blank after the word.
    paragraph: the sentence begins one.
    """

    words: list[str]
    spaces: list[bool]
    heads: list[int] | None = None
    deps: list[str] | None = None
    tags: list[str] | None = None
    pos: list[str] | None = None
    entities: list[str] | None = None
    paragraph: bool = False


def read_conllu(path: Path, entities: bool) -> list[Sentence]:
    """Sentences of one CoNLL-U document; entities=True reads GUM's `Entity=` spans (named ones only)."""
    blocks = path.read_text(encoding="utf8").split("\n\n")
    sentences, open_spans = [], []
    for block in blocks:
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if rows:
            begins = any(line.startswith("# newpar") for line in block.splitlines())
            sentences.append(replace(_sentence(rows, open_spans if entities else None), paragraph=begins))
    return sentences


def _sentence(rows: list[list[str]], open_spans: list | None) -> Sentence:
    glue: dict[int, bool] = {}  # word number → blank after it, where a multiword token decides
    words = []
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            glue |= dict.fromkeys(range(first, last), False)
            glue[last] = "SpaceAfter=No" not in row[9]
        elif "." not in row[0]:
            words.append(row)
    spaces = [glue.get(int(r[0]), "SpaceAfter=No" not in r[9]) for r in words]
    return Sentence(
        words=[r[1] for r in words],
        spaces=spaces,
        heads=[int(r[6]) - 1 for r in words],
        deps=[r[7] for r in words],
        tags=[r[4] for r in words],
        pos=[r[3] for r in words],
        entities=None if open_spans is None else _gum_entities(words, open_spans),
    )


def _gum_entities(words: list[list[str]], open_spans: list) -> list[str]:
    """BIO tags of the named spans: the head is a proper noun (by its XPOS), and the span is the name around it."""
    spans = []
    for i, row in enumerate(words):
        misc = dict(part.split("=", 1) for part in row[9].split("|") if "=" in part)
        for opened, closing in re.findall(r"\(([^()]*)|([^()]*)\)", misc.get("Entity", "")):
            if opened:
                number, etype, *_ = opened.split("-")
                open_spans.append((number, etype, i))
                # "(1-person…)" is a span of one word: findall then yields the closing bracket as an empty group
            else:
                number = closing or open_spans[-1][0]
                for k in range(len(open_spans) - 1, -1, -1):
                    if open_spans[k][0] == number:
                        _, etype, start = open_spans.pop(k)
                        spans.append((start, i + 1, etype))
                        break
    open_spans.clear()  # a span never crosses a sentence; what is left is an annotation slip
    bio = ["O"] * len(words)
    for start, end, etype in sorted(spans, key=lambda s: s[0] - s[1]):  # long spans first: the longest name wins, as in the other corpora
        label = GUM_ENTITIES.get(etype)
        head = next((i for i in range(start, end) if not start <= int(words[i][6]) - 1 < end), start)
        if not _proper(words[head]):  # "governor Bob McDonnell": the name hangs on the title
            head = next((i for i in range(head, end) if words[i][7].startswith("flat") and int(words[i][6]) - 1 == head and _proper(words[i])), head)
        if label is None or not _proper(words[head]):
            continue
        left, right = _name_around(words, head, start, end, label)
        if set(bio[left:right]) == {"O"}:
            bio[left:right] = ["B-" + label] + ["I-" + label] * (right - left - 1)
    return bio


def _proper(row: list[str]) -> bool:
    return row[4] in {"NNP", "NNPS"}


def _name_around(words: list[list[str]], head: int, start: int, end: int, label: str) -> tuple[int, int]:
    """The run of proper nouns around the head; names of organisations and places also run over "of", "and" … between proper nouns."""
    links = {"-", "–"} if label == "PERSON" else {"-", "–", "of", "and", "&", "for", "the", "de", "'s", "’s"}

    def reach(at: int, step: int) -> int:
        """The last word of the name in one direction."""
        while True:
            further = at + step
            while start <= further < end and abs(further - at) < 3 and words[further][1].lower() in links:
                further += step
            if not (start <= further < end and _proper(words[further])):
                return at
            at = further

    return reach(head, -1), reach(head, 1) + 1


def read_conll_entities(path: Path) -> list[Sentence]:
    """Sentences of a two-column BIO or IO file, labels mapped by CONLL_ENTITIES (others become O)."""
    sentences, words, tags, previous = [], [], [], "O"
    for line in [*path.read_text(encoding="utf8").splitlines(), ""]:
        cells = line.split()
        if len(cells) < 2 or cells[0] == "-DOCSTART-":
            if words:
                sentences.append(Sentence(words, [True] * len(words), entities=tags))
            words, tags, previous = [], [], "O"
            continue
        label = CONLL_ENTITIES.get(cells[-1][2:])
        begins = cells[-1][0] == "B" or previous[2:] != label
        previous = "O" if cells[-1] == "O" or label is None else ("B-" if begins else "I-") + label
        words.append(cells[0])
        tags.append(previous)
    return sentences


def treebank_documents(root: Path, split: str, commercial: bool = True) -> Iterator[list[Sentence]]:
    """Documents of EWT and GUM of one split ("train", "dev", "test"); root holds both unpacked archives."""
    yield from ewt_documents(root, split)
    yield from gum_documents(root, split, commercial)


def ewt_documents(root: Path, split: str) -> Iterator[list[Sentence]]:
    """Documents of the English Web Treebank."""
    base = root / "ud-english-ewt"
    for name in (base / "file-lists" / f"files.{split}").read_text().split():
        yield read_conllu(base / "sources" / name, entities=False)


def gum_documents(root: Path, split: str, commercial: bool = True) -> Iterator[list[Sentence]]:
    """Documents of GUM; commercial=True leaves out the genres whose texts may not be used commercially."""
    base = root / "gum"
    section = re.split(r"^## ", (base / "splits.md").read_text(), flags=re.M)
    listed = {m for part in section if part.split("\n")[0].strip() == split for m in re.findall(r"\* (\S+)", part)}
    held_out = {m for part in section if part.split("\n")[0].strip() != "train" for m in re.findall(r"\* (\S+)", part)}
    for path in sorted((base / "dep").glob("GUM_*.conllu")):
        inside = path.stem in listed if split != "train" else path.stem not in held_out
        if inside and not (commercial and path.stem.split("_")[1] in NON_COMMERCIAL):
            yield read_conllu(path, entities=True)


def entity_sentences(root: Path) -> list[Sentence]:
    """The training material that carries entities only: Wikigold, WNUT17, CrossNER politics (train and dev)."""
    ner = root / "ner"
    files = [
        ner / "data/wikigold/CONLL-format/data/wikigold.conll.txt",
        ner / "data/WNUT17/CONLL-format/data/train/wnut17train.conll",
        ner / "ner_data/politics/train.txt",
        ner / "ner_data/politics/dev.txt",
    ]
    return [s for f in files for s in read_conll_entities(f) if len(s.words) <= MAX_WORDS]


def politics_test(root: Path) -> list[Sentence]:
    """CrossNER politics, test split."""
    return read_conll_entities(root / "ner/ner_data/politics/test.txt")


def windows(document: list[Sentence], size: int) -> Iterator[list[Sentence]]:
    """Consecutive sentences that together have at most `size` words (a longer sentence is dropped)."""
    window: list[Sentence] = []
    length = 0
    for sentence in document:
        if len(sentence.words) > MAX_WORDS:
            continue
        if window and length + len(sentence.words) > size:
            yield window
            window, length = [], 0
        window.append(sentence)
        length += len(sentence.words)
    if window:
        yield window
