"""One file under examination, and all that is looked at in it."""

from functools import cached_property
from importlib import import_module

from pikepdf import Page, Pdf

from briefpack.conformance import Finding
from briefpack.conformance.contents import Drawn, Reader
from briefpack.conformance.identity import Identity, read_identity
from briefpack.conformance.tree import Tree, Trouble, number_tree
from briefpack.conformance.values import ODD, Key, get, has
from briefpack.conformance.work import TooMuchError, Work

PARTS = (
    "document",
    "ways",
    "structure",
    "tables",
    "matching",
    "annotations",
    "typefaces",
    "archive",
)
"""What is examined: modules with a function ``check``, in the order in which they are told."""

MOST_FINDINGS = 1_000
"""Findings of one file: nobody reads more."""

MOST_PAGES = 20_000


class Examination:
    """What is known of a file. Each part of it is read when it is first asked for."""

    def __init__(self, pdf: Pdf, steps: int | None = None) -> None:
        self.pdf = pdf
        self.work = Work() if steps is None else Work(steps)
        try:
            self.root: object = pdf.Root
        except ODD:
            self.root = None
        self.findings: dict[Finding, None] = {}

    def add(self, clause: str, message: str, page: int | None = None) -> None:
        """Add a finding."""
        if len(self.findings) < MOST_FINDINGS:
            self.findings.setdefault(Finding(clause, message, page))

    def add_all(self, troubles: "list[Trouble]") -> None:
        """Add what was found while something was read."""
        for clause, message, page in troubles:
            self.add(clause, message, page)

    @cached_property
    def pages(self) -> list[Page]:
        """The pages in their order."""
        found = []
        for page in self.pdf.pages:
            self.work.spend()
            found.append(page)
            if len(found) >= MOST_PAGES:
                raise TooMuchError
        return found

    @cached_property
    def page_numbers(self) -> dict[Key, int]:
        """Which page an object is, counted from 1."""
        return {page.obj.objgen: number for number, page in enumerate(self.pages, 1)}

    @property
    def is_tagged(self) -> bool:
        """Whether there is a tree of tags at all."""
        return has(get(self.root, "/StructTreeRoot"), "/K")

    @cached_property
    def tree(self) -> Tree:
        """The tags."""
        return Tree(get(self.root, "/StructTreeRoot"), self.page_numbers, self.work)

    @cached_property
    def owners(self) -> dict[int, object]:
        """Whom content and annotations belong to, by the parent tree's keys."""
        found, troubles = number_tree(get(self.root, "/StructTreeRoot", "/ParentTree"), self.work)
        self.add_all(troubles)
        return found

    @cached_property
    def drawn(self) -> Drawn:
        """What the pages draw."""
        reader = Reader(self.work)
        for number, page in enumerate(self.pages, 1):
            reader.read_page(page, number)
        return reader.drawn

    @cached_property
    def identity(self) -> Identity:
        """What the file says it is."""
        return read_identity(self.root)


def examine(pdf: Pdf, steps: int | None = None) -> tuple[Finding, ...]:
    """What there is to object to in a file, of which no more than ``steps`` are looked at."""
    return tuple(examined(Examination(pdf, steps)).findings)


def examined(examination: Examination) -> Examination:
    """The same, after everything was looked at."""
    for part in PARTS:
        try:
            import_module(f"briefpack.conformance.{part}").check(examination)
        except TooMuchError:
            examination.add("PDF", "the file asks for more than is looked at")
            break
        except ODD as error:
            message = f"the file cannot be understood in part ({part}, {type(error).__name__})"
            examination.add("PDF", message)
    return examination
