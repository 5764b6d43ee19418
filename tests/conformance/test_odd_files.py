"""Files that are odd in every way: the checker tells, and never fails or takes its time."""

import random
import time

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from briefpack.conformance import findings, reading_order
from tests.conformance.good import good_pdf

MOST_SECONDS = 5.0


def values() -> list[object]:
    """Values of all kinds, new ones each time: a file keeps what is put into it."""
    return [
        *(-1, 0, 7, 2**31 - 1, 0.5, True, None),
        *(String(""), String("x" * 100), String(b"\xfe\xff\xd8\x00"), Name.P, Name.Wibble),
        *(Array(), Array([0, 1, 2]), Array([Array([Array([])])])),
        *(Dictionary(), Dictionary(S=Name.Table, K=3), Dictionary(Type=Name.MCR, MCID=-5)),
    ]


CONTENTS = (
    b"",
    b"BT /F0 1 Tf (a) Tj",
    b"/P <</MCID 99999>> BDC /Artifact BMC EMC EMC EMC EMC",
    b"[1 [2 [3]]] TJ <00> ' 1 ( \" Do /Fm0 Do /Nobody Do",
    b"/Span BDC /Span 3 BDC BDC BMC Tf 1 Tf /F0 Tf 1 2 3 Tm Td cm q Q Q Q",
    b"\xff\x00\xfe BI ID EI BI /W 9 ID",
)


def mutate(pdf: Pdf, chance: random.Random) -> None:
    """Put something else in place of a value somewhere."""
    objects = [each for each in pdf.objects if isinstance(each, Dictionary | Stream | Array)]
    target = chance.choice(objects)
    value = chance.choice((*values(), chance.choice(objects)))
    if isinstance(target, Array):
        if len(target):
            target[chance.randrange(len(target))] = value
        return
    if isinstance(target, Stream) and chance.random() < 0.5:
        target.write(chance.choice((*CONTENTS, chance.randbytes(50))))
        return
    key = chance.choice(sorted(target.keys()) or ["/K"])
    if chance.random() < 0.3 and value is not None:
        key = chance.choice(["/K", "/P", "/Pg", "/A", "/S", "/ID", "/Kids", "/Nums", "/Resources"])
    if key == "/Length":
        return
    if value is None:
        del target[key]
    else:
        target[key] = value


@pytest.mark.parametrize("start", range(0, 300, 30))
def test_no_change_of_a_good_file_stops_the_checker(start: int) -> None:
    for seed in range(start, start + 30):
        chance = random.Random(seed)
        with good_pdf() as pdf:
            for _ in range(chance.randint(1, 6)):
                mutate(pdf, chance)
            begun = time.monotonic()
            findings(pdf)
            for spoken in reading_order(pdf):
                assert isinstance(spoken.words, str)
            assert time.monotonic() - begun < MOST_SECONDS, seed


def test_an_empty_file_is_told() -> None:
    with pikepdf.new() as pdf:
        assert {finding.clause for finding in findings(pdf)} >= {"UA-1 6.2", "UA-1 7.1"}
        assert list(reading_order(pdf)) == []


def test_a_drawing_that_draws_itself_is_told() -> None:
    with good_pdf() as pdf:
        form = pdf.make_stream(b"/Fm9 Do")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
        form.Resources = Dictionary(XObject=Dictionary(Fm9=form))
        pdf.pages[0].resources.XObject.Fm9 = form
        pdf.pages[0].contents_add(b"/Artifact BMC /Fm9 Do EMC", prepend=False)
        assert "PDF 8.10.1" in {finding.clause for finding in findings(pdf)}


def test_tags_nested_without_end_are_told() -> None:
    with good_pdf() as pdf:
        element: Object = pdf.Root.StructTreeRoot.K
        for _ in range(2_000):
            kid = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Div, P=element))
            element.K = Array([*element.K, kid]) if "/K" in element else kid
            element = kid
        told = {finding.message for finding in findings(pdf)}
        assert "the tags are nested too deeply to follow" in told
        assert list(reading_order(pdf))


def test_a_file_of_endless_operators_is_left_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefpack.conformance.work.Work.__init__.__defaults__", (100,))
    with good_pdf() as pdf:
        told = findings(pdf)
    assert "the file asks for more than is looked at" in {each.message for each in told}


def test_findings_are_not_without_end() -> None:
    with good_pdf() as pdf:
        section = pdf.Root.StructTreeRoot.K.K[0]
        for number in range(3_000):
            kid = Dictionary(Type=Name.StructElem, S=Name(f"/X{number}"), P=section)
            section.K.append(pdf.make_indirect(kid))
        assert len(findings(pdf)) == 1_000
