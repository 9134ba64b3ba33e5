"""What is known about a Doc before anything is read from it: its mentions, sentences, offices and speakers."""

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from extract.claim import Entity, Item
from extract.entities import Mention, token_index
from extract.offices import Office, roles
from extract.speakers import Speakers
from extract.status import Reading, read_status


@dataclass(frozen=True, slots=True)
class Reference:
    """An entity or item that a word stands for, how it was found and where its words are."""

    thing: Entity | Item
    how: str
    start: int
    end: int


@dataclass
class Context:
    """A Doc with its mentions and the offices that its people hold.

    countries: person id → the country or body they hold office in; roles: person id → the lemmas of their offices;
    issuer: the international body whose statement it is.
    """

    doc: Doc
    mentions: list[Mention]
    offices: list[Office]
    issuer: Entity | None = None

    def __post_init__(self) -> None:
        self.countries = {o.person.thing.id: o.body.thing for o in self.offices if isinstance(o.body.thing, Entity)}
        self.roles = roles(self.doc, self.mentions, self.offices)
        self.text = self.doc.text  # Doc.text would join the words each time
        self.by_token = token_index(self.mentions)
        self.sentence_of: dict[int, int] = {}
        self.actors: list[list[Mention]] = []
        self.sentences = list(self.doc.sents)
        self.starts = [s.start for s in self.sentences]
        for n, sentence in enumerate(self.sentences):
            inside = [m for m in self.mentions if sentence.start <= m.start < sentence.end and isinstance(m.thing, Entity)]
            self.actors.append(inside)
            self.sentence_of.update(dict.fromkeys(range(sentence.start, sentence.end), n))
        self._resolved: dict[int, list[Reference]] = {}
        self._readings: dict[tuple[int, bool, str | None], Reading] = {}
        self.speakers = Speakers(self.text, self.mentions, self.countries, self.issuer)

    def sentence(self, token: Token) -> Span:
        """The token's sentence; Token.sent would count through the Doc each time."""
        return self.sentences[self.sentence_of[token.i]]

    def sentence_start(self, word: int) -> int:
        """Index of the first token of the sentence that token number `word` stands in."""
        return self.starts[self.sentence_of[word]]

    def reading(self, trigger: Token, stance: bool, default: str | None = None) -> Reading:
        """`read_status`, worked out once for each act: many proposals share one."""
        key = trigger.i, stance, default
        if key not in self._readings:
            self._readings[key] = read_status(trigger, stance, default)
        return self._readings[key]
