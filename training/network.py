"""The network: a small BERT-style encoder with heads for tags, sentence starts, entities and biaffine parsing.

Parser: Dozat & Manning, "Deep Biaffine Attention for Neural Dependency Parsing", ICLR 2017. Arcs never leave the sentence that
the sentence-start head predicts, so one pass over a window of several sentences segments and parses it.
"""

from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

HIDDEN, ATTENTION_HEADS, FEED_FORWARD, LAYERS, SHAPES = 384, 12, 1536, 6, 8
ARC, LABEL = 256, 96
_LAYER_NAMES = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "out": "attention.output.dense", "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm",
}  # fmt: skip


class Layer(nn.Module):
    """One encoder layer, written out so that it exports to plain MatMul nodes that ONNX Runtime can quantise."""

    def __init__(self) -> None:
        super().__init__()
        for name in ("query", "key", "value", "out"):
            setattr(self, name, nn.Linear(HIDDEN, HIDDEN))
        self.up, self.down = nn.Linear(HIDDEN, FEED_FORWARD), nn.Linear(FEED_FORWARD, HIDDEN)
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x: (batch, pieces, hidden); bias: (batch, 1, 1, pieces), 0 where a piece is real and -1e4 where it is padding."""
        batch, pieces, _ = x.shape
        q, k, v = (f(x).view(batch, pieces, ATTENTION_HEADS, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        weights = torch.softmax(q @ k.transpose(-1, -2) / (HIDDEN // ATTENTION_HEADS) ** 0.5 + bias, -1)
        mixed = (self.drop(weights) @ v).transpose(1, 2).reshape(batch, pieces, HIDDEN)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM-L6 (uncased) plus a small embedding of each word's shape, which gives it back the case."""

    def __init__(self, weights: Path) -> None:
        super().__init__()
        old = load_file(weights)
        self.words = nn.Embedding.from_pretrained(old["embeddings.word_embeddings.weight"], freeze=True)
        self.places = nn.Parameter(old["embeddings.position_embeddings.weight"].clone())
        self.types = nn.Parameter(old["embeddings.token_type_embeddings.weight"][0].clone())
        self.shapes = nn.Embedding(SHAPES, HIDDEN)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.norm.load_state_dict({k: old[f"embeddings.LayerNorm.{k}"] for k in ("weight", "bias")})
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        for i, layer in enumerate(self.layers):
            for ours, theirs in _LAYER_NAMES.items():
                state = {k: old[f"encoder.layer.{i}.{theirs}.{k}"] for k in ("weight", "bias")}
                getattr(layer, ours).load_state_dict(state)
        self.drop = nn.Dropout(0.1)

    def forward(self, pieces: Tensor, mask: Tensor, shapes: Tensor) -> Tensor:
        """(batch, pieces) ids, mask (1 real, 0 padding) and shapes → (batch, pieces, hidden)."""
        x = self.words(pieces) + self.places[: pieces.shape[1]] + self.types + self.shapes(shapes)
        x = self.drop(self.norm(x))
        bias = (1 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Parser(nn.Module):
    """Encoder and heads. labels: lists of "dep", "tag", "pos" and "ent" values, in the order of the output columns."""

    def __init__(self, weights: Path, labels: dict[str, list[str]]) -> None:
        super().__init__()
        self.encoder = Encoder(weights)
        self.arc_head, self.arc_dep = nn.Linear(HIDDEN, ARC), nn.Linear(HIDDEN, ARC)
        self.label_head, self.label_dep = nn.Linear(HIDDEN, LABEL), nn.Linear(HIDDEN, LABEL)
        self.arc = nn.Parameter(torch.empty(ARC + 1, ARC))
        nn.init.xavier_uniform_(self.arc)
        self.label = nn.Parameter(torch.randn(len(labels["dep"]), LABEL + 1, LABEL + 1) * 0.01)
        self.tag, self.pos, self.ent = (nn.Linear(HIDDEN, len(labels[k])) for k in ("tag", "pos", "ent"))
        self.start = nn.Linear(HIDDEN, 1)
        self.drop = nn.Dropout(0.3)

    def words(self, pieces: Tensor, mask: Tensor, shapes: Tensor, first: Tensor) -> Tensor:
        """Vectors of [ROOT] and of each word's first piece: (batch, 1 + words, hidden)."""
        x = self.encoder(pieces, mask, shapes)
        return torch.cat([x[:, :1], x.gather(1, first[..., None].expand(-1, -1, HIDDEN))], 1)

    def heads(self, x: Tensor, real: Tensor, starts: Tensor | None = None, heads: Tensor | None = None) -> tuple:
        """Scores from word vectors; gold starts (batch, words; 0/1) and heads (0 = root) steer training, else predicted.

        Returns arc (batch, words, 1 + words), label of the chosen arc, tag, pos, ent and start scores.
        """
        x = self.drop(x)
        w = x[:, 1:]
        start = self.start(w).squeeze(-1)
        sentence = torch.cumsum(((start > 0).long() if starts is None else starts), 1)
        dep = _with_one(self.drop(F.gelu(self.arc_dep(w))))
        arc = (dep @ self.arc) @ self.drop(F.gelu(self.arc_head(x))).transpose(1, 2)
        same = (sentence[:, :, None] == sentence[:, None, :]) & real[:, None, :]
        same = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
        arc = torch.where(same, arc, torch.full_like(arc, -1e9))
        chosen = arc.argmax(-1) if heads is None else heads
        governor = F.gelu(self.label_head(x)).gather(1, chosen[..., None].expand(-1, -1, LABEL))
        label = torch.einsum("bni,lij,bnj->bnl", _with_one(F.gelu(self.label_dep(w))), self.label, _with_one(governor))
        return arc, label, self.tag(w), self.pos(w), self.ent(w), start

    def forward(self, pieces: Tensor, mask: Tensor, shapes: Tensor, first: Tensor, real: Tensor) -> tuple:
        """What ONNX Runtime runs: the scores of `heads`, then the word vectors (batch, words, hidden)."""
        x = self.words(pieces, mask, shapes, first)
        return *self.heads(x, real), x[:, 1:]


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)
