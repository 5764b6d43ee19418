"""Charts as SVG that everybody can read."""

from datetime import date
from importlib import import_module
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefpack.cycle.charts import (
    Bar,
    Chart,
    Ink,
    bar_chart,
    grid_chart,
    key_mark,
    pair_chart,
    row_bar,
    row_pair,
)
from briefpack.cycle.figure_charts import (
    MARKS,
    actions_chart,
    attendance_chart,
    attendance_marks,
    pages_chart,
    reading_chart,
)
from briefpack.cycle.statistics import (
    AttendanceFigures,
    ItemFigures,
    MeetingFigures,
    MemberAttendance,
    PackFigures,
    Seen,
)

etree = import_module("lxml.etree")

CHART = Chart("pages", "Pages & more", "A: 1; B: 2.")
SVG = "{http://www.w3.org/2000/svg}"


def read(chart: str) -> Any:  # noqa: ANN401 - lxml has no types
    """A chart as any reader of XML takes it."""
    return etree.fromstring(chart.encode())


def words(chart: str) -> list[str]:
    return ["".join(map(str, each.itertext())) for each in read(chart).iter(f"{SVG}text")]


def test_a_chart_is_named_and_described_for_those_who_listen() -> None:
    root = read(bar_chart(CHART, [Bar("A", 1, "1 page")]))
    assert root.get("role") == "img"
    named = (root.get("aria-labelledby") or "").split()
    told = {each.get("id"): each.text for each in root if each.tag in {f"{SVG}title", f"{SVG}desc"}}
    assert [told[name] for name in named] == ["Pages & more", "A: 1; B: 2."]


def test_every_bar_has_its_label_and_its_figure_in_words() -> None:
    chart = bar_chart(
        CHART, [Bar("A", 4, "4 pages"), Bar("B", None, "not known"), Bar("C", 0, "0")]
    )
    assert words(chart) == ["Pages & more", "A", "4 pages", "B", "not known", "C", "0"]
    assert len(list(read(chart).iter(f"{SVG}rect"))) == 1


def test_no_bar_touches_the_last_line_of_its_label() -> None:
    long = Bar("A gypsy and traveller " * 6, 4, "4")
    for chart in (
        bar_chart(CHART, [long, long]),
        pair_chart(CHART, ("opened", "closed"), [(long.label, long, long)]),
    ):
        root = read(chart)
        labels = [
            float(each.get("y")) for each in root.iter(f"{SVG}text") if "gypsy" in (each.text or "")
        ]
        for bar in root.iter(f"{SVG}rect"):
            above = max(y for y in labels if y < float(bar.get("y")))
            assert float(bar.get("y")) - above >= 7  # the tail of a g and a line's breadth


def test_the_longest_bar_is_as_long_as_may_be() -> None:
    chart = bar_chart(CHART, [Bar("A", 4, "4"), Bar("B", 1, "1")])
    long, short = (float(r.get("width") or 0) for r in read(chart).iter(f"{SVG}rect"))
    assert long == 4 * short


def test_two_series_differ_by_pattern_and_by_word() -> None:
    row = ("3 November", Bar("", 2, "2"), Bar("", 1, "1"))
    chart = pair_chart(CHART, ("opened", "closed"), [row])
    assert words(chart)[1:] == ["3 November", "opened 2", "closed 1"]
    fills = [each.get("fill") for each in read(chart).iter(f"{SVG}rect")]
    assert fills == ["currentColor", "url(#pages-hatch)"]


def test_nothing_in_a_chart_has_a_colour_of_its_own() -> None:
    drawn = [
        bar_chart(CHART, [Bar("A", 1, "1")]),
        pair_chart(CHART, ("a", "b"), [("A", Bar("", 1, "1"), Bar("", 1, "1"))]),
        grid_chart(CHART, ["3 Nov 2016"], [("Ann", ["P"])], "P present"),
    ]
    for chart in drawn:
        for each in read(chart).iter():
            assert each.get("fill") in {None, "currentColor", "url(#pages-hatch)"}
            assert each.get("stroke") in {None, "currentColor"}
            assert not each.tag.endswith(("script", "a", "image"))


@given(st.text(), st.text())
def test_any_words_make_a_sound_chart(label: str, name: str) -> None:
    read(bar_chart(Chart("x", name, label), [Bar(label, 1, name)]))
    read(grid_chart(Chart("x", name, label), [label], [(name, ["P"])], label))


def test_charts_of_a_pack_tell_its_figures() -> None:
    items = (ItemFigures("1", "Budget", 3, 440), ItemFigures(None, "Roads", None, 0))
    figures = PackFigures(date(2016, 11, 3), items)
    assert words(pages_chart(figures))[1:] == ["1. Budget", "3 pages", "Roads", "not known"]
    assert "1. Budget: 440 words, 2 min; Roads: 0 words, 0 min" in reading_chart(figures)


def test_charts_of_a_board_tell_its_year() -> None:
    meeting = MeetingFigures(date(2016, 11, 3), None, False, None, 0, 2, 1, 1, 3, 0, 0)  # noqa: FBT003
    assert "3 November 2016: opened 2, closed 1." in actions_chart((meeting,))
    members = (MemberAttendance("Ann", "", (Seen.PRESENT, Seen.APOLOGIES)),)
    chart = attendance_chart(AttendanceFigures((date(2016, 9, 29), date(2016, 11, 3)), members))
    assert "Ann: at 1 of 2." in chart
    assert words(chart)[-3:] == ["Ann", "P", "A"]


# -- in the rows of a table ----------------------------------------------------------------


def pieces(chart: str) -> list[tuple[str, str]]:
    """Where each piece of a bar begins, and how wide it is."""
    return [(each.get("x"), each.get("width")) for each in read(in_page(chart)).iter(f"{SVG}rect")]


def in_page(drawing: str) -> str:
    """A drawing as a page reads it: it says nothing of names of its own."""
    return drawing.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)


def test_a_bar_has_its_pieces_one_after_the_other() -> None:
    bar = row_bar([(6, Ink.FULL), (0, Ink.TINT), (2, Ink.NONE)], 10)
    assert pieces(bar) == [("0.00%", "60.00%"), ("60.00%", "20.00%")]
    assert pieces(row_bar([(0, Ink.FULL)], 0)) == []


def test_a_pair_has_one_bar_below_the_other() -> None:
    assert pieces(row_pair(1, 4, 4)) == [("0.00%", "25.00%"), ("0.00%", "100.00%")]
    assert pieces(row_pair(0, 0, 0)) == []


def test_bars_are_left_out_by_those_who_listen_and_marks_are_told() -> None:
    for drawing in (row_bar([(1, Ink.FULL)], 1), row_pair(1, 1, 1), key_mark("")):
        assert read(in_page(drawing)).get("aria-hidden") == "true"
    marks = read(in_page(attendance_marks([Seen.PRESENT, Seen.NO_SEAT], "3 <November>: “P”")))
    assert (marks.get("role"), marks.get("aria-label")) == ("img", "3 <November>: “P”")
    assert len(list(marks.iter(f"{SVG}g"))) == 1


def test_no_two_marks_look_the_same_and_none_has_a_colour_of_its_own() -> None:
    assert set(MARKS) == set(Seen)
    assert len(set(MARKS.values())) == len(Seen)
    for drawn in (*MARKS.values(), row_pair(1, 2, 3)):
        for each in read(in_page(key_mark(drawn))).iter():
            assert each.get("fill") in {None, "none", "currentColor"}
            assert each.get("stroke") in {None, "currentColor"}
