"""Charts that an author may write, of every type, for tests that take any."""

from __future__ import annotations

from hypothesis import strategies as st

from briefpack.content.charts import MOST_ROWS, Chart
from briefpack.problems import Place

PLACE = Place("small/sections/closing.yaml", 20, 3)
WORDS = st.text("abcdefgh &<*", min_size=1, max_size=40).map(lambda text: f"a{text}b")


def _written(amount: int, form: str) -> str:
    return format(amount, form) + (".5" if form == "d" and amount % 3 == 1 else "")


@st.composite
def charts(draw: st.DrawFn, *types: str) -> Chart:
    """A chart without a fault."""
    kind = draw(st.sampled_from(types or ("proportion", "dots", "bars", "timeline")))
    count = 1 if kind == "dots" else draw(st.integers(2 if kind == "bars" else 1, MOST_ROWS))
    labels = draw(st.lists(WORDS, min_size=count, max_size=count))
    fields: dict[str, object] = {"type": kind, "title": draw(WORDS), "sources": ["report"], "place": PLACE}
    if kind == "timeline":
        dates = sorted(draw(st.lists(st.dates(), min_size=count, max_size=count)))
        rows = [{"date": date.isoformat(), "label": label} for date, label in zip(dates, labels, strict=True)]
        return Chart.model_validate(fields | {"rows": rows})
    form = "d" if kind == "dots" else draw(st.sampled_from(["d", ","]))
    amounts = draw(st.lists(st.integers(0, 14 if kind == "dots" else 10**7), min_size=count, max_size=count))
    amounts[0] += 1
    values = [str(each) if kind == "dots" else _written(each, form) for each in amounts]
    rows = [{"label": label, "value": value} for label, value in zip(labels, values, strict=True)]
    if kind != "bars":
        more = draw(st.integers(0, 80 if kind == "dots" else 10**6))
        fields["of"] = str(sum(amounts) + more + (0 if kind == "dots" else count))
    if draw(st.booleans()):
        fields["qualifier"] = draw(st.sampled_from(["about", "at least"]))
    return Chart.model_validate(fields | {"rows": rows, "unit": draw(WORDS)})
