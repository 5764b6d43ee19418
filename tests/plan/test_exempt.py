"""Which papers of an agenda the public may not see."""

from briefpack.model.agenda import (
    Appendix,
    Exemption,
    Item,
    ItemKind,
    ReportPaper,
    ToFollowPaper,
)
from briefpack.model.report import ReportHead
from briefpack.plan.agenda import plan_agenda
from briefpack.plan.exempt import private_parts
from tests.packs import briefing, report

PRIVATE = Exemption(paragraphs=(3,))


def _paper(name: str, *appendices: Appendix, exempt: bool = False) -> ReportPaper:
    mark = PRIVATE if exempt else None
    return ReportPaper(kind="report", file=f"{name}.md", appendices=appendices, exempt=mark)


def _appendix(name: str, *, exempt: bool = False) -> Appendix:
    return Appendix(title=name, file=f"{name}.md", exempt=PRIVATE if exempt else None)


def _private(*items: Item, **heads: ReportHead) -> set[str]:
    names = ("a", "b", "c", "d")
    documents = {f"{name}.md": report(head=heads.get(name)) for name in names}
    pack = briefing(*items, documents=documents)
    return set(private_parts(pack, plan_agenda(pack)))


def _item(*papers: ReportPaper, below: tuple[Item, ...] = (), exempt: bool = False) -> Item:
    mark = PRIVATE if exempt else None
    return Item(title="A", kind=ItemKind.DECISION, papers=papers, items=below, exempt=mark)


def test_an_exempt_item_takes_all_its_papers_and_parts_with_it() -> None:
    below = _item(_paper("c"))
    private = _item(_paper("a", _appendix("b")), below=(below,), exempt=True)
    assert _private(private, _item(_paper("d"))) == {"a", "b", "c"}


def test_an_exempt_paper_takes_its_appendices_with_it() -> None:
    papers = (_paper("a", _appendix("b"), exempt=True), _paper("c"))
    assert _private(_item(*papers)) == {"a", "b"}


def test_an_appendix_may_be_exempt_alone() -> None:
    head = ReportHead(appendices=(_appendix("b", exempt=True), _appendix("c")))
    item = _item(_paper("a", _appendix("d", exempt=True)))
    assert _private(item, a=head) == {"b", "d"}


def test_what_is_to_follow_has_no_pages() -> None:
    follow = ToFollowPaper(kind="to-follow", exempt=PRIVATE)
    assert _private(Item(title="A", kind=ItemKind.DECISION, papers=(follow,))) == set()
