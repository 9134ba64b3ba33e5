"""Score a spaCy pipeline on annotated sentences with spaCy's own Scorer (punctuation included)."""

from corpora import Sentence
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example

GOLD_TYPES = {"GPE": "LOC", "FAC": "LOC"}  # the corpora have one type for places


def score_pipeline(nlp: Language, documents: list[list[Sentence]], tokens: bool) -> dict[str, float]:
    """tokens=True: the pipeline is given the gold tokens; False: the raw text.

    Sentence boundaries are always its own; paragraphs are those of the corpus, as line breaks tell them in any article.
    """
    gold = [_gold(nlp, part) for d in documents for part in paragraphs(d)]
    start = (lambda g: Doc(nlp.vocab, words=[t.text for t in g], spaces=[bool(t.whitespace_) for t in g])) if tokens else (lambda g: nlp.make_doc(g.text))
    guesses = nlp.pipe(start(g) for g in gold)
    examples = [Example(guess, g) for guess, g in zip(guesses, gold, strict=True)]
    scores = {}
    if gold[0].has_annotation("DEP"):
        scores |= Scorer.score_deps(examples, "dep", getter=lambda t, _: t.dep_, ignore_labels=())
        scores |= Scorer.score_token_attr(examples, "tag") | Scorer.score_token_attr(examples, "pos")
        scores |= Scorer.score_spans(examples, "sents", getter=lambda d, _: list(d.sents))
    if any(d[0].entities is not None for d in documents):
        types = {e.label_ for g in gold for e in g.ents}
        scores |= Scorer.score_spans(examples, "ents", getter=lambda d, _: comparable(d, types))
    return {k: round(v, 4) for k, v in scores.items() if isinstance(v, float)}


def comparable(doc: Doc, types: set[str]) -> list[Span]:
    """The Doc's entities with the types that the gold knows; those of other types (dates, weapons …) are left out."""
    named = ((e, GOLD_TYPES.get(e.label_, e.label_)) for e in doc.ents)
    return [Span(doc, e.start, e.end, label) for e, label in named if label in types]


def paragraphs(document: list[Sentence]) -> list[list[Sentence]]:
    """The document cut where the corpus marks a new paragraph."""
    out: list[list[Sentence]] = []
    for sentence in document:
        if sentence.paragraph or not out:
            out.append([])
        out[-1].append(sentence)
    return out


def _gold(nlp: Language, sentences: list[Sentence]) -> Doc:
    words = [w for s in sentences for w in s.words]
    spaces = [b for s in sentences for b in s.spaces]
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    offsets = [sum(len(s.words) for s in sentences[:k]) for k in range(len(sentences))]
    if sentences[0].heads is not None:
        heads = [o + (h if h >= 0 else i) for s, o in zip(sentences, offsets, strict=True) for i, h in enumerate(s.heads)]
        values = {k: [v for s in sentences for v in getattr(s, k)] for k in ("deps", "tags", "pos")}
        doc = Doc(nlp.vocab, words=words, spaces=spaces, heads=heads, **values)
    from scores import bio_spans

    doc.ents = [Span(doc, o + a, o + b, label) for s, o in zip(sentences, offsets, strict=True) for a, b, label in sorted(bio_spans(s.entities or []))]
    return doc
