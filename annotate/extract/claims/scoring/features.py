"""Features of a candidate by itself: closed classes only, never a word that carries a topic."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.content_extent import loose_tail
from annotate.extract.claims.candidates.lexicon import Lexicon
from annotate.extract.claims.parse.quotations import Quotations
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Ranges, overlap, size
from annotate.extract.claims.scoring.steps import Steps
from annotate.learning.claim_reading import OWN_CUE

_LENGTHS = Steps(1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 45, 70)
"""Lengths and distances, in words; part of the trained model."""

_COMMON = """the a an this that these those he she it they we i you his her its their our my your
who which what how why whether when where if to in on of for by with from at as about and or but
not no some many most all any one would will could should can may might must is are was
were be been has have had do does did there more than so"""
_CLOSED = frozenset(("ADP", "AUX", "PART", "SCONJ"))
_FUNCTION_WORDS = frozenset(_COMMON.split())


def candidate_features(
    tree: Syntax, quotations: Quotations, lexicon: Lexicon, candidates: Sequence[Candidate]
) -> list[list[str]]:
    """The names of the features that hold, candidate by candidate."""
    by_anchor: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_anchor.setdefault(candidate.anchor, []).append(candidate)
    reader = _Reader(tree, quotations, lexicon, by_anchor)
    return [reader.features(candidate) for candidate in candidates]


class _Reader:
    """Reads features off the candidates of one doc."""

    def __init__(
        self,
        tree: Syntax,
        quotations: Quotations,
        lexicon: Lexicon,
        by_anchor: dict[int, list[Candidate]],
    ) -> None:
        self._tree = tree
        self._quotations = quotations
        self._lexicon = lexicon
        self._by_anchor = by_anchor
        self._content_features: dict[Ranges, list[str]] = {}
        self._source_features: dict[Ranges, list[str]] = {}
        self._anchor_features = {
            anchor: self._of_anchor(anchor) + _of_rivals(rivals)
            for anchor, rivals in by_anchor.items()
        }
        self._sizes = {
            anchor: sorted((size(rival.content) for rival in rivals), reverse=True)
            for anchor, rivals in by_anchor.items()
        }

    def features(self, candidate: Candidate) -> list[str]:
        """All features of one candidate."""
        family, entry = candidate.family.value, candidate.entry
        rivals = self._by_anchor[candidate.anchor]
        shape = f"{family}:{candidate.relation}"
        return [
            f"family={family}",
            f"meaning={entry.meaning}",
            f"strength={entry.strength}",
            f"shape={shape}",
            f"extent={candidate.extent}",
            f"extent+shape={candidate.extent}+{shape}",
            f"manner={candidate.manner}",
            f"manner+meaning={candidate.manner}+{entry.meaning}",
            f"manner+first={candidate.manner}={candidate.manner == rivals[0].manner}",
            f"meaning+family={entry.meaning}+{family}",
            f"strength+family={entry.strength}+{family}",
            *self._anchor_features[candidate.anchor],
            *self._once(self._content_features, candidate.content, self._of_content),
            *self._of_source(candidate),
            f"size-rank={min(self._sizes[candidate.anchor].index(size(candidate.content)), 3)}",
            *self._between(candidate),
            *([f"{OWN_CUE}{entry.own_words}"] if entry.own_words else []),
        ]

    @staticmethod
    def _once(
        cache: dict[Ranges, list[str]], pieces: Ranges, read: Callable[[Ranges], list[str]]
    ) -> list[str]:
        """Read the features of some words the first time only."""
        if pieces not in cache:
            cache[pieces] = read(pieces)
        return cache[pieces]

    def _of_anchor(self, anchor: int) -> list[str]:
        """The grammar around a cue's governing word."""
        tree = self._tree
        names = [f"tag={tree.tag[anchor]}", f"dep={tree.dep[anchor]}"]
        names.append(f"above={tree.dep[anchor]}:{tree.pos[tree.head[anchor]]}")
        for child in tree.children[anchor]:
            relation = tree.dep[child]
            names.append(f"has={relation}")
            if tree.pos[child] not in _CLOSED:
                continue
            if relation in ("aux", "neg", "mark", "auxpass"):
                names.append(f"{relation}={tree.lower[child]}")
            if relation == "prep":
                names.append(f"prep={tree.lower[child]}")
        names += self._governors(anchor)
        first = tree.sentence[anchor]
        end = tree.sentence_end[first]
        names += _LENGTHS.names_for("sentence", end - first)
        names += _LENGTHS.names_for("depth", len(tree.ancestors(anchor)))
        names.append(f"quoted={self._quotations.at[anchor] >= 0}")
        names.append(f"full-stop={self._closing_mark(end)}")
        names.append(f"root={tree.tag[self._root(anchor)]}")
        names.append(f"next={self._word(anchor + 1)}")
        names.append(f"previous={self._word(anchor - 1)}")
        return names

    def _closing_mark(self, end: int) -> str:
        tree = self._tree
        while end > 0 and tree.pos[end - 1] == "SPACE":
            end -= 1
        text = tree.text[end - 1]
        return text if tree.pos[end - 1] == "PUNCT" else "word"

    def _root(self, index: int) -> int:
        above = self._tree.ancestors(index)
        return above[-1] if above else index

    def _governors(self, anchor: int) -> list[str]:
        """Cues above this one, in whose content it may be."""
        tree, below, names = self._tree, anchor, []
        strongest, meaning = 0, "none"
        for distance, above in enumerate(tree.ancestors(anchor)):
            entry = (
                self._lexicon.verbs.get(tree.lemma[above]) if tree.pos[above] == "VERB" else None
            )
            if entry is None and tree.pos[above] == "NOUN":
                entry = self._lexicon.nouns.get(tree.lemma[above])
            if entry is not None and distance == 0:
                names.append(f"head-cue={entry.meaning}:{tree.dep[anchor]}")
            inside = tree.dep[below] in ("ccomp", "xcomp", "dobj", "pcomp", "pobj", "acl", "advcl")
            if entry is not None and inside and entry.strength > strongest:
                strongest, meaning = entry.strength, entry.meaning
                names.append(f"under={meaning}:{tree.dep[below]}")
            below = above
        names.append(f"under-strength={strongest}")
        return names

    def _of_content(self, content: Ranges) -> list[str]:
        tree = self._tree
        start, end = content[0][0], content[-1][1]
        names = [f"pieces={min(len(content), 3)}", f"first={self._word(start)}"]
        names += _LENGTHS.names_for("content", size(content))
        names.append(f"first-tag={tree.tag[start]}")
        names.append(f"after-content={self._mark(end)}")
        names.append(f"last-mark={self._mark(end - 1)}")
        names.append(f"after-word={self._word(end)}")
        names.append(f"last-entity={tree.entity[end - 1]}")
        tail = loose_tail(tree, content)
        names.append(f"tail={self._word(tail) if tail is not None else 'none'}")
        if tail is not None:
            names.append(f"tail-entity={tree.entity[end - 1]}")
        head = self._head(content)
        names.append(f"top={tree.tag[head]}")
        names.append(f"top-dep={tree.dep[head]}")
        names.append(f"top-entity={tree.entity[head]}")
        if tree.pos[head] == "PRON":
            names.append(f"top-word={tree.lower[head]}")
        names += self._quotation_marks(content)
        inner = [pos for a, b in content for pos in tree.pos[a:b]]
        names.append(f"verbs={min(inner.count('VERB') + inner.count('AUX'), 3)}")
        names.append(f"names={min(inner.count('PROPN'), 3)}")
        entry = self._lexicon.nouns.get(tree.lemma[head]) if tree.pos[head] == "NOUN" else None
        names.append(f"top-cue={entry.meaning if entry else 'none'}")
        names.append(f"top-kind={self._kind(head)}")
        return names

    def _quotation_marks(self, content: Ranges) -> list[str]:
        at = self._quotations.at
        inside = sum(1 for a, b in content for i in range(a, b) if at[i] >= 0)
        total = size(content)
        share = "all" if inside == total else "none" if not inside else "some"
        starts = self._quotations.starting_at(content[0][0]) is not None
        return [f"share={share}", f"starts-quoted={starts}", f"share+pieces={share}{len(content)}"]

    def _of_source(self, candidate: Candidate) -> list[str]:
        source = candidate.source
        if not source:
            return ["source=none", f"source+family=none+{candidate.family.value}"]
        head = self._head(source)
        kind = self._kind(head)
        return [
            f"kind+family={kind}+{candidate.family.value}",
            f"kind+meaning={kind}+{candidate.entry.meaning}",
            *_LENGTHS.names_for("source-far", abs(candidate.anchor - head)),
            *self._once(self._source_features, source, self._of_source_words),
        ]

    def _of_source_words(self, source: Ranges) -> list[str]:
        tree, head = self._tree, self._head(source)
        names = [f"source={tree.tag[head]}", f"source-entity={tree.entity[head]}"]
        names.append(f"source-kind={self._kind(head)}")
        if tree.pos[head] in ("PRON", "DET"):
            names.append(f"source-word={tree.lower[head]}")
        names.append(f"source-first={self._word(source[0][0])}")
        return [*names, *_LENGTHS.names_for("source", size(source))]

    def _kind(self, index: int) -> str:
        """The kind of thing that a noun names, as far as closed lists tell."""
        tree = self._tree
        if tree.pos[index] == "PRON":
            return "pronoun"
        lemma = tree.lemma[index]
        for kind, nouns in self._lexicon.kinds.items():
            if lemma in nouns or tree.lower[index] in nouns:
                return kind
        return tree.entity[index] or tree.pos[index]

    def _between(self, candidate: Candidate) -> list[str]:
        """Order and distance of cue, content and source."""
        cue, content, source = candidate.cue, candidate.content, candidate.source
        order = "CT" if cue[0][0] < content[0][0] else "TC"
        if source:
            spots = sorted(((cue[0][0], "C"), (content[0][0], "T"), (source[0][0], "S")))
            order = "".join(letter for _, letter in spots)
        gap = content[0][0] - cue[-1][1] if order.find("T") > order.find("C") else 0
        names = [f"order={order}", f"order+family={order}+{candidate.family.value}"]
        names += _LENGTHS.names_for("gap", max(0, gap))
        names += _LENGTHS.names_for("cue", size(cue))
        names.append(f"after-cue={self._word(cue[-1][1])}")
        names.append(f"clash={overlap(content, source) > 0}")
        names.append(f"paragraph={self._starts_paragraph(candidate.anchor)}")
        return names

    def _starts_paragraph(self, anchor: int) -> bool:
        first = self._tree.sentence[anchor]
        return first == 0 or "\n" in self._tree.text[first - 1]

    def _head(self, pieces: Ranges) -> int:
        """The first word of some ranges that no other word of its range governs."""
        tree = self._tree
        for start, end in pieces:
            for index in range(start, end):
                if not tree.is_mark(index) and not start <= tree.head[index] < end:
                    return index
        start, end = pieces[0]
        return next((i for i in range(start, end) if tree.head[i] == i), start)

    def _word(self, index: int) -> str:
        """A function word or a mark itself, any other word by its part of speech."""
        tree = self._tree
        if not 0 <= index < len(tree):
            return "edge"
        if tree.lower[index] in _FUNCTION_WORDS or tree.pos[index] == "PUNCT":
            return tree.lower[index][:3] if tree.pos[index] == "PUNCT" else tree.lower[index]
        return tree.tag[index]

    def _mark(self, index: int) -> str:
        tree = self._tree
        if not 0 <= index < len(tree):
            return "edge"
        return tree.text[index][:2] if tree.pos[index] == "PUNCT" else tree.pos[index]


def _of_rivals(rivals: Sequence[Candidate]) -> list[str]:
    """The kinds of candidates that a cue has."""
    names = sorted({f"rival={r.family.value}:{r.relation}:{r.extent}" for r in rivals})
    return [f"rivals={min(len(rivals), 5)}", *names]
