"""Learn the scales from the corpus: `python -m tests.corpus.fit` writes resources/scales anew (some minutes).

Two models, both linear in the signs of `coach.judging.signs`, so that every weight belongs to words that can be shown:

    empty     whether a word is empty, a logistic regression on the marks of the readers; then the cost of a change that
              does best on sentences not learnt from, precision before recall
    levels    for each question and threshold a logistic regression whose message is the sum of its sentences' odds
              (multiple-instance learning: one sentence that carries the level suffices). The words that readers quoted
              for a level teach the sentences directly.

Both are pulled towards 0 (a ridge), cut down to the signs that count most, and learnt once more. What a level sees of
emptiness while it is learnt was decided by a model that had not seen the message. Messages held back
(`corpus.held_back`) are not looked at. There is no randomness; still, another processor may round the last digit
differently, so the file carries the digest of what it was learnt from, and a test compares that.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, vstack

import resources
from coach.analysis import reader_of
from coach.judging.emptiness import decide
from coach.judging.levels import features
from coach.judging.scales import MESSAGE_FEATURES, THRESHOLDS
from coach.judging.sentence import NOTHING, Place, in_spans, place_sign, scale_of
from coach.judging.signs import MARGIN, Found, cue_signs, live_signs, sequence, signs
from coach.judging.weights import HUNDREDTHS
from coach.loading.knowledge import Knowledge, shipped
from coach.reading.kinds import Item
from coach.reading.reading import Part, Placed
from coach.report import QUESTIONS, Level
from coach.rule import CheckKind
from coach.span import Span
from tests.corpus.corpus import HERE, Labelled, held_back, letters, load, told_level

Array = Any
FOLDS = 5
SEEN = 3
"""A sign of fewer sentences than this is left out."""
EMPTY_RIDGE, LEVEL_RIDGE, FEATURE_RIDGE = 2.0, 3.0, 0.3
QUOTED, UNQUOTED = 0.3, 0.09
"""How much a sentence that readers quoted counts beside a message, and one that they did not."""
TOLD = 2.0
"""How much a sentence counts that readers labelled by itself (`corpus.letters`)."""
KEEP_EMPTY, KEEP_LEVELS = 10_000, 6_000
"""How many weights are kept of each model."""
STEPS = 150


@dataclass
class Sentence:
    placed: Placed
    place: Place
    items: list[Item]
    signs: Found[str]
    ruled: list[bool]
    marked: list[bool]
    empty: list[bool] = field(default_factory=list)
    """What a model that did not see this message thinks."""


@dataclass
class Lesson:
    labelled: Labelled
    sentences: list[Sentence]


def itself(name: str) -> str:
    """What the learner wants to know of a sign."""
    return name


def lessons(messages: Sequence[Labelled], knowledge: Knowledge) -> list[Lesson]:
    reader = reader_of(knowledge)
    generic = {
        n for n, r in enumerate(knowledge.rules) if r.id.startswith("generic.") and r.check.kind is not CheckKind.EMPTY
    }
    out = []
    for labelled in messages:
        placed = [p for p in reader.read(labelled.text).sentences if p.part is Part.BODY and p.reading.items]
        sentences = []
        for number, p in enumerate(placed):
            items = sequence(p.reading.items, p.reading.text)
            hits = [span for n, span in p.reading.rule_hits if n in generic]
            marks = [Span(a - p.start, b - p.start) for a, b in labelled.generic]
            marked = in_spans(items, marks)
            sentences.append(
                Sentence(
                    p,
                    Place(Part.BODY, number == 0, number == len(placed) - 1),
                    items,
                    signs(items, itself),
                    in_spans(items, hits),
                    marked,
                )
            )
        out.append(Lesson(labelled, sentences))
    return out


# --- empty words --------------------------------------------------------------------------------------------------


def empty_row(names: Iterable[tuple[str, int]], index: dict[str, int]) -> list[int]:
    return [index[key] for name, at in names if (key := f"{name}\t{at}") in index]


def empty_names(sentence: Sentence) -> list[list[tuple[str, int]]]:
    """For each item of a sentence the signs around it, with where it stands in them."""
    names: list[list[tuple[str, int]]] = [[] for _ in sentence.items]
    for name, first, last in sentence.signs:
        margin = MARGIN[last - first]
        for at in range(first - margin, last + margin):
            if 0 <= at < len(names):
                names[at].append((name, at - first + margin))
    return names


FLAGS = ("in-rule", "opening", "closing")


def flags(sentence: Sentence, at: int) -> tuple[float, float, float]:
    return float(sentence.ruled[at]), float(sentence.place.opening), float(sentence.place.closing)


def empty_data(data: Sequence[Lesson], index: dict[str, int]) -> tuple[Array, Array]:
    """A row an item, a column a sign and place in it, and the flags behind them."""
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    marked: list[float] = []
    for lesson in data:
        for sentence in lesson.sentences:
            names = empty_names(sentence)
            for at in range(1, len(sentence.items) - 1):
                row = empty_row(names[at], index)
                rows += [len(marked)] * (len(row) + len(FLAGS))
                columns += [*row, *(len(index) + n for n in range(len(FLAGS)))]
                values += [*([1.0] * len(row)), *flags(sentence, at)]
                marked.append(float(sentence.marked[at]))
    width = len(index) + len(FLAGS)
    return csr_matrix((values, (rows, columns)), shape=(len(marked), width)), np.array(marked)


def fit_empty(x: Array, y: Array) -> Array:
    def loss(p: Array) -> tuple[float, Array]:
        z = np.clip(x @ p[:-1] + p[-1], -30, 30)
        likely = 1 / (1 + np.exp(-z))
        error = likely - y
        cost = -(y * np.log(likely + 1e-12) + (1 - y) * np.log(1 - likely + 1e-12)).sum()
        ridge = np.full(x.shape[1], EMPTY_RIDGE)
        ridge[-len(FLAGS) :] = 0.1
        return cost + 0.5 * (ridge * p[:-1] ** 2).sum(), np.concatenate([x.T @ error + ridge * p[:-1], [error.sum()]])

    return least(loss, x.shape[1] + 1)


def least(loss: Callable[[Array], tuple[float, Array]], width: int) -> Array:
    return minimize(loss, np.zeros(width), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x


def courses(data: Sequence[Lesson], x: Array, weights: Array, switch: float) -> list[list[bool]]:
    """For each sentence which items are empty, as `coach.judging.emptiness` would decide."""
    sums = x @ weights[:-1] + weights[-1]
    out = []
    at = 0
    for lesson in data:
        for sentence in lesson.sentences:
            inner = len(sentence.items) - 2
            out.append(decide([0.0, *sums[at : at + inner].tolist(), 0.0], switch))
            at += inner
    return out


PRECISE = 0.6
"""How much recall counts beside precision: a wrong mark annoys more than a missing one helps."""


def overlap(data: Sequence[Lesson], found: Sequence[Sequence[bool]]) -> float:
    """The F-measure over the code points of the items (van Rijsbergen 1979), precision counting more."""
    both = mine = theirs = 0
    every = iter(found)
    for lesson in data:
        for sentence in lesson.sentences:
            for item, a, b, ruled in zip(sentence.items, next(every), sentence.marked, sentence.ruled, strict=True):
                size = item.end - item.start + 1
                a = a or ruled
                both, mine, theirs = both + size * (a and b), mine + size * a, theirs + size * b
    weight = PRECISE**2
    return (1 + weight) * both / max(1, mine + weight * theirs)


def index_of(names: Iterable[str], least_seen: int = SEEN) -> dict[str, int]:
    seen = Counter(names)
    return {name: n for n, name in enumerate(sorted(name for name, count in seen.items() if count >= least_seen))}


def learn_empty(data: list[Lesson]) -> tuple[dict[str, int], Array, float]:
    """The index of the kept weights, the weights, and the cost of a change."""
    index = index_of(
        f"{name}\t{at}"
        for lesson in data
        for s in lesson.sentences
        for names in empty_names(s)
        for name, at in set(names)
    )
    x, y = empty_data(data, index)
    weights = fit_empty(x, y)
    index = kept(index, np.abs(weights[: len(index)]), KEEP_EMPTY)
    # Every message is judged once by a model that did not see it: for the levels, and to choose the last two figures.
    outside: list[list[Lesson]] = [
        [lesson for n, lesson in enumerate(data) if n % FOLDS == fold] for fold in range(FOLDS)
    ]
    parts = []
    for fold in range(FOLDS):
        inside = [lesson for n, lesson in enumerate(data) if n % FOLDS != fold]
        weights = fit_empty(*empty_data(inside, index))
        parts.append((outside[fold], empty_data(outside[fold], index)[0], weights))
    best = (-1.0, 0.0)
    for switch in (1.0, 1.5, 2.0, 2.5, 3.0):
        score = np.mean([overlap(some, courses(some, x, w, switch)) for some, x, w in parts])
        best = max(best, (float(score), switch))
    score, switch = best
    print(f"empty: {len(index)} weights, F {score:.3f} on messages not learnt from, switch {switch}")
    for some, x, w in parts:
        every = iter(courses(some, x, w, switch))
        for lesson in some:
            for sentence in lesson.sentences:
                sentence.empty = next(every)
    x, y = empty_data(data, index)
    return index, fit_empty(x, y), switch


def kept(index: dict[str, int], size: Array, most: int) -> dict[str, int]:
    """The names of the `most` largest, renumbered."""
    floor = np.sort(size)[-most] if len(size) > most else 0.0
    return {name: n for n, name in enumerate(name for name, at in index.items() if size[at] >= floor)}


# --- levels -------------------------------------------------------------------------------------------------------


@dataclass
class LevelData:
    """A row a sentence; `message`: of which message; `quoted`: its level where readers quoted it, -1 where they quoted
    others, -2 where nothing is quoted; `alone`: whether readers labelled it by itself; `values`: the features of the
    messages; `rank`: their labels."""

    x: Array
    message: Array
    quoted: Array
    alone: Array
    values: Array
    rank: Array


MAILING_NAME = "mailing"


def rank_of(lesson: Lesson, question: str) -> int:
    """The labelled level; for a mailing 1 where readers would ignore or report the message."""
    if question == MAILING_NAME:
        return int(lesson.labelled.rating == 0)
    return Level(lesson.labelled.levels[question]).rank


def level_names(sentence: Sentence) -> list[str]:
    cues = cue_signs(sentence.placed.reading.cues, sentence.items, itself)
    found = [*sentence.signs, *live_signs(sentence.items, sentence.empty, itself), *cues]
    return [*(name for name, _, _ in found), place_sign(sentence.place)]


def level_data(data: Sequence[Lesson], index: dict[str, int], question: str) -> LevelData:
    rows: list[int] = []
    columns: list[int] = []
    amounts: list[float] = []
    message: list[int] = []
    quoted: list[int] = []
    alone: list[bool] = []
    values = []
    for number, lesson in enumerate(data):
        rank = rank_of(lesson, question)
        counts = np.zeros(len(NOTHING.counts))
        carried = lesson.labelled.carried.get(question, ())
        for sentence in lesson.sentences:
            by = scale_of(sentence.items)
            row = [index[name] for name in level_names(sentence) if name in index]
            rows += [len(message)] * len(row)
            columns += row
            amounts += [by] * len(row)
            message.append(number)
            span = sentence.placed.span
            here = any(a < span.end and span.start < b for a, b in carried)
            told = told_level(lesson.labelled, question, span.start, span.end)
            quoted.append(told if told is not None else rank if here else -1 if carried else -2)
            alone.append(told is not None)
            counts += counts_of(sentence)
        if not lesson.sentences:
            message.append(number)
            quoted.append(-2)
            alone.append(False)
        values.append(features([int(c) for c in counts], len(lesson.labelled.text)))
    x = csr_matrix((amounts, (rows, columns)), shape=(len(message), len(index)))
    rank = np.array([rank_of(lesson, question) for lesson in data])
    return LevelData(x, np.array(message), np.array(quoted), np.array(alone), np.array(values), rank)


def counts_of(sentence: Sentence) -> Array:
    """As `coach.judging.sentence` counts, with what an unseeing model took for empty."""
    reading = sentence.placed.reading
    empty = [i for i, e in zip(sentence.items, sentence.empty, strict=True) if e]
    alive = [s for s in reading.subject if not any(i.start <= s.start < i.end for i in empty)]
    narrow = {s.start for s in reading.narrow}
    kinds = [i.kind for i in sentence.items]
    return np.array(
        [
            1,
            len(reading.words),
            len(alive),
            sum(s.start in narrow for s in alive),
            kinds.count("YOU") + kinds.count("YOUR"),
            kinds.count("I") + kinds.count("MY"),
            sum(i.end - i.start + 1 for i in empty),
            int(reading.question),
        ]
    )


def joined(d: LevelData, data: Sequence[Lesson]) -> LevelData:
    """`d`, and each of its messages once more with another behind it. The two together answer a question as well as the
    better of them does, so that what is learnt holds for letters in which one sentence of many counts."""
    count = len(d.rank)
    rows: list[list[int]] = [[] for _ in range(count)]
    for row, message in enumerate(d.message):
        rows[message].append(row)
    counts = [sum((counts_of(s) for s in lesson.sentences), np.zeros(len(NOTHING.counts))) for lesson in data]
    taken: list[int] = []
    message_of: list[int] = []
    values = []
    rank = []
    for one in range(count):
        other = (7 * one + 311) % count
        both = rows[one] + rows[other]
        taken += both
        message_of += [count + one] * len(both)
        length = len(data[one].labelled.text) + len(data[other].labelled.text)
        values.append(features([int(c) for c in counts[one] + counts[other]], length))
        rank.append(max(d.rank[one], d.rank[other]))
    return LevelData(
        csr_matrix(vstack([d.x, d.x[taken]])),
        np.concatenate([d.message, message_of]),
        np.concatenate([d.quoted, np.full(len(taken), -2)]),
        np.concatenate([d.alone, np.full(len(taken), False)]),
        np.vstack([d.values, values]),
        np.concatenate([d.rank, rank]),
    )


def fit_level(d: LevelData, rank: int) -> Array:
    """Weights of the signs, of the features, and the bias of one threshold."""
    width, wide, count = d.x.shape[1], d.values.shape[1], len(d.rank)
    y = (d.rank >= rank).astype(float)
    told = np.where(d.quoted >= 0, QUOTED, np.where(d.quoted == -1, UNQUOTED, 0.0))
    told = np.where(d.alone & (d.quoted > -2), TOLD, told)
    carries = (d.quoted >= rank).astype(float)

    def loss(p: Array) -> tuple[float, Array]:
        w, v, bias, alone = p[:width], p[width : width + wide], p[-2], p[-1]
        s = d.x @ w
        top = np.full(count, -1e9)
        np.maximum.at(top, d.message, s)
        share = np.exp(s - top[d.message])
        total = np.bincount(d.message, share, count)
        likely = logistic(top + np.log(total) + d.values @ v + bias)
        by_itself = logistic(s + alone)
        cost = entropy(y, likely).sum() + (told * entropy(carries, by_itself)).sum()
        cost += 0.5 * LEVEL_RIDGE * (w @ w) + 0.5 * FEATURE_RIDGE * (v @ v)
        error, one = likely - y, told * (by_itself - carries)
        slope = d.x.T @ (error[d.message] * share / total[d.message] + one) + LEVEL_RIDGE * w
        return cost, np.concatenate([slope, d.values.T @ error + FEATURE_RIDGE * v, [error.sum(), one.sum()]])

    return least(loss, width + wide + 2)


def logistic(z: Array) -> Array:
    return 1 / (1 + np.exp(-np.clip(z, -40, 40)))


def entropy(y: Array, likely: Array) -> Array:
    return -(y * np.log(likely + 1e-12) + (1 - y) * np.log(1 - likely + 1e-12))


def learn_levels(data: Sequence[Lesson]) -> tuple[dict[str, list[float]], dict[str, list[Array]]]:
    """sign -> its six weights; question -> for each threshold the bias and the weights of the features."""
    every = index_of(name for lesson in data for s in lesson.sentences for name in set(level_names(s)))
    table: dict[str, list[float]] = {}
    thresholds: dict[str, list[Array]] = {}
    for question in (*(q.value for q in QUESTIONS), MAILING_NAME):
        if question == MAILING_NAME:
            d = level_data([lesson for lesson in data if lesson.labelled.rating >= 0], every, question)
        else:
            d = joined(level_data(data, every, question), data)
        # The first model sees every sign; the second only those that counted most in it.
        for rank in (1,) if question == MAILING_NAME else (1, 2):
            p = fit_level(d, rank)
            index = kept(every, np.abs(p[: len(every)]), KEEP_LEVELS)
            columns = [every[name] for name in index]
            p = fit_level(replace(d, x=csr_matrix(d.x[:, columns])), rank)
            number = sum(map(len, thresholds.values()))
            for name, at in index.items():
                table.setdefault(name, [0.0] * THRESHOLDS)[number] = p[at]
            thresholds.setdefault(question, []).append(np.array([p[-2], *p[len(index) : -2]]))
        print(f"{question}: learnt")
    return table, thresholds


# --- the files ----------------------------------------------------------------------------------------------------


def digest() -> str:
    """Of what the scales are learnt from: messages, words by kind, rules for empty phrases, and this script."""
    files = [
        *sorted(HERE.glob("part-*.jsonl")),
        HERE / "sentences.tsv",
        *sorted(resources.path("lexicon").glob("*.toml")),
        *sorted(resources.path("rules").rglob("generic.*.toml")),
        HERE / "fit.py",
    ]
    whole = hashlib.sha256()
    for file in files:
        whole.update(file.name.encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return whole.hexdigest()[:16]


def hundredths(figures: Sequence[float]) -> str:
    whole = [round(HUNDREDTHS * f) for f in figures]
    return " ".join(map(str, whole)) if any(whole) else ""


def write(
    empty: tuple[dict[str, int], Array, float],
    table: dict[str, list[float]],
    thresholds: dict[str, list[Array]],
) -> None:
    index, weights, switch = empty
    around: dict[str, list[float]] = {}
    for key, at in index.items():
        name, place = key.split("\t")
        size = name.count(" ") + 1
        around.setdefault(name, [0.0] * (size + 2 * MARGIN[size]))[int(place)] = weights[at]
    lines = []
    for name in sorted({*around, *table}):
        levels, empties = hundredths(table.get(name, ())), hundredths(around.get(name, ()))
        if levels or empties:
            lines.append(f"{name}\t{levels}\t{empties}\n")
    folder = resources.path("scales")
    (folder / "signs.tsv").write_text("".join(lines), encoding="utf-8", newline="\n")
    in_rule, opening, closing = weights[len(index) : len(index) + 3]
    text = [
        "# Learnt from the labelled corpus by tests/corpus/fit.py; do not edit by hand.\n",
        f'corpus = "{digest()}"\n\n[emptiness]\n',
        f"base = {weights[-1]:.3f}\nin-rule = {in_rule:.3f}\nopening = {opening:.3f}\nclosing = {closing:.3f}\n",
        f"switch = {switch}\n",
    ]
    for question, pair in thresholds.items():
        for level, figures in zip((".vague", ".specific") if len(pair) > 1 else ("",), pair, strict=True):
            text.append(f"\n[{question}{level}]\nbias = {figures[0]:.3f}\n")
            text += [f"{name} = {figure:.3f}\n" for name, figure in zip(MESSAGE_FEATURES, figures[1:], strict=True)]
    (folder / "scales.toml").write_text("".join(text), encoding="utf-8", newline="\n")
    print(f"{len(lines)} signs, {folder}")


def main() -> int:
    data = lessons([*(m for m in load() if not held_back(m)), *letters()], shipped())
    print(f"{len(data)} messages")
    empty = learn_empty(data)
    write(empty, *learn_levels(data))
    return 0


if __name__ == "__main__":
    sys.exit(main())
