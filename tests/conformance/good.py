"""A PDF made by hand that is PDF/UA-1 and PDF/A-3a, with one of everything the rules speak of."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from tests.conformance.builder import Builder


def good_pdf() -> Pdf:
    """A copy of its own for whoever asks."""
    return pikepdf.open(BytesIO(good_bytes()))


@cache
def good_bytes() -> bytes:
    """The file, which is the same every time."""
    out = BytesIO()
    with _Agenda().finished() as pdf:
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


class _Agenda(Builder):
    """Three pages: a front, members in a list and in tables, and a budget."""

    def finished(self) -> Pdf:
        self.new_page()
        first = self._front()
        self.new_page()
        second = self._membership()
        self.new_page()
        third = self._budget()
        self.end_page()
        self.root.RoleMap = Dictionary(Item=Name.Sect)
        return self.completed(first, second, third)

    def _front(self) -> Object:
        body = [
            self.element("H1", self.text("Agenda")),
            self.element(
                "P",
                self.text("The board for "),
                self.element("Span", self.text("CYP"), E="children and young people"),
                self.text(" meets in the town hall."),
            ),
            self.element("P", self.text("Croeso"), Lang="cy"),
            self.element(
                "P",
                self.text("Speakers follow "),
                self.link("the rules of debate", uri="https://www.example.org/rules"),
                self.element("Reference", self.link("Note 1", destination="note")),
                self.element(
                    "Note",
                    self.element("Lbl", self.text("1")),
                    self.element("P", self.text("As agreed in May.")),
                    name="note-1",
                ),
            ),
            self.element(
                "TOC",
                self.element("TOCI", self.link("Membership", destination="members")),
                self.element("TOCI", self.link("Budget", destination="budget")),
            ),
            self.figure("Figure", self.square(200, 100), 200, 100, Alt="A plan of the hall"),
            self.figure("Formula", self.text("a = b", 300), 300, 100, Alt="a equals b"),
        ]
        return self.element("Sect", *body)

    def _membership(self) -> Object:
        numbering = Dictionary(O=Name.List, ListNumbering=Name.Decimal)
        inner = self.element("L", self._item("•", "And a guest"))
        return self.element(
            "Item",
            self.element("H2", self.text("Membership")),
            self.element(
                "L",
                self._item("1.", "The chair"),
                self._item("2.", "Members", inner),
                attributes=numbering,
            ),
            self._groups(),
            self._plain_table(),
        )

    def _item(self, label: str, words: str, *more: Object) -> Object:
        return self.element(
            "LI",
            self.element("Lbl", self.text(label)),
            self.element("LBody", self.element("P", self.text(words)), *more),
        )

    def _groups(self) -> Object:
        """Members under their groups: row groups, whose heads stand above their rows."""
        caption = self.element("Caption", self.text("Members by group"))
        head = self.element(
            "THead",
            self.element(
                "TR",
                self.cell("TH", "Member", 20, name="c1", Scope=Name.Column),
                self.cell("TH", "Ward", 200, name="c2", Scope=Name.Column),
            ),
        )
        return self.element(
            "Table",
            caption,
            head,
            self._group("g1", "Labour", [("Ann Reed", "North"), ("Ben Okoro", "South")]),
            self._group("g2", "Green", [("Cleo Perry", "East")]),
        )

    def _group(self, name: str, title: str, members: Sequence[tuple[str, str]]) -> Object:
        rows = [
            self.element("TR", self.cell("TH", title, 20, name=name, Scope=Name.Row, ColSpan=2))
        ]
        for number, (member, ward) in enumerate(members):
            row = f"{name}-{number}"
            heads = Array([String("c2"), String(name), String(row)])
            rows.append(
                self.element(
                    "TR",
                    self.cell("TH", member, 20, name=row, Scope=Name.Row),
                    self.cell("TD", ward, 200, Headers=heads),
                )
            )
        return self.element("TBody", *rows)

    def _plain_table(self) -> Object:
        """Years that span two columns, and columns and rows by their scope alone."""
        return self.element(
            "Table",
            self.element(
                "TR",
                self.cell("TH", "Service", 20, Scope=Name.Both, RowSpan=2),
                self.cell("TH", "Sums", 200, Scope=Name.Column, ColSpan=2),
            ),
            self.element(
                "TR",
                self.cell("TH", "2015", 200, Scope=Name.Column),
                self.cell("TH", "2016", 300, Scope=Name.Column),
            ),
            self.element(
                "TR",
                self.cell("TH", "Libraries", 20, Scope=Name.Row),
                self.cell("TD", "£10", 200),
                self.cell("TD", "£12", 300),
            ),
        )

    def _budget(self) -> Object:
        return self.element(
            "Sect",
            self.element("H2", self.text("Budget")),
            self.element("H3", self.text("Income")),
            self.element("P", self.form("Drawn by a form.")),
            self.figure("Figure", self.picture(200, 100), 200, 100, ActualText="Logo"),
        )
