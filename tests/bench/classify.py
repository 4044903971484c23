"""How well complaints are told apart on the first day, and how fast.

Accuracy: on ``--texts FILE`` (see `tests.bench.labelled`) or on our own near-real texts, beside two
rivals in the same run: a keyword list (the strong phrases of our lexicon, most hits win) and plain
TF-IDF with logistic regression trained on the same corpus. The texts of a file of shoppers' reviews
are ordinary e-commerce: they do not prove the trade of consignment, the near-real ones do not prove
the world. Speed: beside that same bare pipeline on the same texts.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from statistics import mean

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline

from app.domain.categories import trunk_of
from app.domain.scoring import Judged, calibration_error, category_scores, interval, trunk_pairs
from app.domain.suggestions import Complaint
from app.insight.judging import judge
from app.insight.lexicon import Lexicon, read_lexicon
from app.insight.model import Model
from app.insight.model_file import read_model
from app.insight.seed import reader_of, seed_examples
from app.insight.training import train
from app.insight.units import folded_in_place
from tests.bench.figures import Figure, Plan, in_turn, seconds
from tests.bench.labelled import FOLDER, Labelled, confusion_lines, labelled, near_real

_FEWEST = 10  # a trunk with fewer rows in a group is left out of its macro-F1
_ROUNDS = 9
_MANY = 2_000
_ONE_TARGET, _MANY_TARGET, _TRAINING_TARGET = 4.0, 1 / 0.3, 6.0
_UNKNOWN = "OTHER"

Teller = Callable[[Labelled], tuple[str, float]]
Pairs = Sequence[tuple[str, str]]


def run(plan: Plan) -> Iterator[Figure]:
    """Accuracy by language, then speed."""
    texts = labelled(plan.texts) if plan.texts else near_real()
    seed, reader = seed_examples(FOLDER), reader_of(FOLDER)
    model = read_model((FOLDER / "built_in.model").read_bytes(), reader)
    bare = make_pipeline(
        TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True),
        LogisticRegression(C=10, max_iter=1000),
    )
    words = [example.complaint.text for example in seed]
    trunks = [trunk_of(example.category) for example in seed]
    bare_s = seconds(partial(bare.fit, words, trunks))
    yield from _accuracy(texts, model, bare)
    yield Figure(
        f"training on {len(seed):,} texts and their mixtures",
        seconds(partial(train, (), seed=seed, reader=reader)),
        bare_s,
        _TRAINING_TARGET,
    )
    yield from _speed(texts, model, bare, plan)


def _accuracy(texts: Sequence[Labelled], model: Model, bare: Pipeline) -> Iterator[Figure]:
    tellers: dict[str, Teller] = {
        "ours": partial(_by_model, model),
        "keyword list": partial(_by_keywords, Lexicon(_strong_phrases())),
        "TF-IDF + logistic regression": partial(_by_bare, bare),
    }
    for language in sorted({text.language for text in texts}, reverse=True):
        for group in ("clear", "all"):
            rows = [t for t in texts if t.language == language and (t.is_clear or group == "all")]
            told = {
                name: [_judged(row, teller) for row in rows] for name, teller in tellers.items()
            }
            yield from _lines(f"{language} {group} ({len(rows)})", told)
            if group == "all":
                print("", *confusion_lines(trunk_pairs(told["ours"])), "", sep="\n", flush=True)


def _judged(row: Labelled, teller: Teller) -> Judged:
    said, confidence = teller(row)
    return Judged(row.trunk, said, confidence)


def _lines(name: str, told: dict[str, list[Judged]]) -> Iterator[Figure]:
    ours = told["ours"]
    pairs = trunk_pairs(ours)
    low, high = interval(pairs, _macro_f1)
    for rival in sorted(told.keys() - {"ours"}):
        yield Figure(
            f"{name}: macro-F1 [{100 * low:.0f}–{100 * high:.0f}] beside a {rival}",
            100 * _macro_f1(pairs),
            100 * _macro_f1(trunk_pairs(told[rival])),
            unit="%",
        )
    half = sorted(ours, key=lambda one: -one.confidence)[: len(ours) // 2]
    yield Figure(f"{name}: accuracy", 100 * mean(one.is_trunk_right for one in ours), unit="%")
    right = 100 * mean(one.is_trunk_right for one in half)
    yield Figure(f"{name}: accuracy of the most confident half", right, unit="%")
    yield Figure(f"{name}: expected calibration error", 100 * calibration_error(ours), unit="%")


def _macro_f1(pairs: Pairs) -> float:
    scores = [score.f1 for score in category_scores(pairs) if score.wanted >= _FEWEST]
    return sum(scores) / len(scores) if scores else 0.0


def _by_model(model: Model, row: Labelled) -> tuple[str, float]:
    told = judge(model, Complaint(row.text), explain=False)
    return told.label or _UNKNOWN, told.confidence


def _strong_phrases() -> dict[str, tuple[str, ...]]:
    return {key: words for key, words in read_lexicon(FOLDER).items() if key.endswith("+")}


def _by_keywords(lexicon: Lexicon, row: Labelled) -> tuple[str, float]:
    trunks = Counter(trunk_of(hit.concept) for hit in lexicon.hits(folded_in_place(row.text)))
    for other in ("GOODS", "VOICE", "ASIDE+"):
        trunks.pop(other, None)
    return (trunks.most_common(1)[0][0], 1.0) if trunks else (_UNKNOWN, 0.0)


def _by_bare(bare: Pipeline, row: Labelled) -> tuple[str, float]:
    (likely,) = bare.predict_proba([row.text])
    return str(bare.classes_[likely.argmax()]), float(likely.max())


def _speed(texts: Sequence[Labelled], model: Model, bare: Pipeline, plan: Plan) -> Iterator[Figure]:
    words = [text.text for text in texts]
    many = (words * (_MANY // len(words) + 1))[:_MANY]
    middle = sorted(words, key=len)[len(words) // 2]
    one = in_turn(
        partial(judge, model, Complaint(middle)),
        partial(bare.predict_proba, [middle]),
        plan.rounds(_ROUNDS * 10),
    )
    yield Figure("one text, with its reasons", *one, _ONE_TARGET)
    bulk = in_turn(
        lambda: [judge(model, Complaint(text), explain=False) for text in many],
        partial(bare.predict_proba, many),
        plan.rounds(_ROUNDS),
    )
    yield Figure(f"{_MANY:,} texts", *bulk, _MANY_TARGET)
