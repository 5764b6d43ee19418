"""Files that are broken on purpose: what veraPDF sees, and what it does not.

What it does not see is why there is a second checker, ``briefpack.conformance``; between them,
nothing goes unseen. A checker that has gone blind fails here, and not at somebody who trusts it.
"""

from pathlib import Path

import pikepdf
import pytest

from briefpack import render
from briefpack.conformance import findings
from tests.conformance.broken import BROKEN
from tests.conformance.good import good_pdf
from tests.verapdf.engine import Engine, EngineError
from tests.verapdf.packs import ROOT, assert_passes

SEEN = {
    "not-marked": "ua1 6.2-1",
    "no-mark-info": "ua1 6.2-1",
    "suspects": "ua1 7.1-4",
    "no-language": "ua1 7.2-2",
    "language-in-words": "ua1 7.2-29",
    "language-of-an-element-in-words": "ua1 7.2-29",
    "title-not-displayed": "ua1 7.1-10",
    "no-viewer-preferences": "ua1 7.1-10",
    "no-metadata": "ua1 7.1-8",
    "metadata-that-are-no-xml": "ua1 5-1",
    "no-title": "ua1 7.1-9",
    "no-claim": "ua1 5-1",
    "claim-of-another-part": "ua1 5-2",
    "archive-level-unknown": "3a 6.6.4-3",
    "dynamic-form": "3a 6.4.2-1",
    "script-on-opening": "3a 6.5.1-1",
    "actions-of-the-document": "3a 6.5.2-1",
    "link-that-launches": "3a 6.5.1-1",
    "layers-without-a-name": "ua1 7.10-1",
    "layers-that-switch-themselves": "ua1 7.10-2",
    "attachment-without-name": "ua1 7.11-1",
    "attachment-without-relationship": "3a 6.8-3",
    "no-tree": "ua1 7.1-11",
    "unknown-role": "ua1 7.1-5",
    "roles-in-a-circle": "ua1 7.1-6",
    "standard-role-remapped": "ua1 7.1-7",
    "element-without-parent": "ua1 7.1-12",
    "two-documents": "ua1 7.4.2-1",
    "no-parent-tree": "ua1 7.1-3",
    "parent-tree-too-short": "ua1 7.1-3",
    "page-without-struct-parents": "ua1 7.1-3",
    "pages-that-share-struct-parents": "ua1 7.1-3",
    "tagged-form-drawn-twice": "ua1 7.20-2",
    "untagged-text": "ua1 7.1-3",
    "untagged-path": "ua1 7.1-3",
    "untagged-inline-image": "ua1 7.1-3",
    "untagged-form": "ua1 7.1-3",
    "untagged-text-without-a-font": "ua1 7.1-3",
    "untagged-program": "3a 6.2.9-3",
    "orphan-content-of-a-form": "ua1 7.1-3",
    "artifact-within-a-tag": "ua1 7.1-1",
    "tag-within-an-artifact": "ua1 7.1-2",
    "heading-skips-a-level": "ua1 7.4.2-1",
    "no-first-heading": "ua1 7.4.2-1",
    "two-kinds-of-headings": "ua1 7.4.4-2",
    "figure-without-words": "ua1 7.3-1",
    "formula-without-words": "ua1 7.7-1",
    "note-without-id": "ua1 7.9-1",
    "notes-of-one-id": "ua1 7.9-2",
    "item-without-body": "ua1 7.2-20",
    "item-outside-a-list": "ua1 7.2-17",
    "contents-without-a-list": "ua1 7.2-26",
    "cell-outside-a-row": "ua1 7.2-36",
    "paragraph-as-a-cell": "ua1 7.2-9",
    "paragraph-in-a-row": "ua1 7.2-10",
    "header-without-scope": "ua1 7.5-1",
    "row-too-short": "ua1 7.2-43",
    "span-too-wide": "ua1 7.2-42",
    "no-tab-order": "ua1 7.18.3-1",
    "tab-order-by-rows": "ua1 7.18.3-1",
    "link-in-a-paragraph": "ua1 7.18.5-1",
    "link-without-description": "ua1 7.18.1-2",
    "link-without-struct-parent": "ua1 7.18.5-1",
    "hidden-link-without-struct-parent": "3a 6.3.2-2",
    "comment-outside-the-tree": "ua1 7.18.1-1",
    "field-outside-the-tree": "ua1 7.18.4-1",
    "trap-network": "ua1 7.18.1-1",
    "font-not-embedded": "ua1 7.21.4.1-1",
    "standard-font": "ua1 7.21.4.1-1",
    "font-without-unicode": "ua1 7.21.7-1",
    "letters-without-unicode": "ua1 7.21.7-1",
    "letters-that-mean-nothing": "ua1 7.21.7-2",
    "drawn-letters-without-unicode": "ua1 7.21.7-1",
    "glyphs-without-a-map": "ua1 7.21.3.2-1",
    "reference-to-another-file": "ua1 7.20-1",
    "no-output-intent": "3a 6.2.4.3-2",
    "press-colours": "3a 6.2.4.3-3",
    "picture-in-press-colours": "3a 6.2.4.3-3",
    "picture-smoothed": "3a 6.2.8-3",
    "old-compression": "3a 6.1.10-1",
    "link-that-is-not-printed": "3a 6.3.2-2",
}
"""What veraPDF sees, and a rule that each breaks for it: the flavour, the clause and the test."""

UNSEEN = frozenset(
    """
    empty-title script-by-name no-outline outline-to-a-lost-page outline-without-words
    outline-in-a-circle no-page-labels labels-from-the-second-page name-of-a-lost-page
    names-out-of-order link-to-no-name empty-tree element-twice element-of-another-parent
    no-document paragraph-in-paragraph empty-paragraph orphan-content content-of-no-page
    content-in-two-elements content-number-used-twice parent-tree-names-another
    mark-that-never-ends mark-that-never-began no-headings figure-with-blank-words
    figure-without-box table-without-headers headers-of-no-cell headers-of-another-row
    headers-of-another-column headers-of-another-table headers-that-are-no-headers
    cells-of-one-id no-id-tree id-tree-lacks-one link-outside-the-tree link-without-words
    link-that-says-its-address link-that-says-its-name links-that-share-struct-parent
    links-mixed-up tags-of-lost-links tag-of-nothing link-on-two-pages link-to-no-address
    link-to-the-number-of-a-page outline-to-the-number-of-a-page
    name-of-a-page-without-a-way-to-show-it language-of-one-letter names-beyond-their-limits
    labels-out-of-order parent-tree-beyond-its-limits table-of-a-caption headers-that-are-a-note
    id-tree-leads-to-another id-of-another-name id-without-letters ids-out-of-order
    ids-beyond-their-limits drawing-that-is-not-there
    """.split()
)
"""What veraPDF lets pass."""

UNREADABLE = "tree-in-a-circle"
"""What veraPDF gives up on."""

IN_A_PACK = """
    no-claim no-language no-tree unknown-role heading-skips-a-level item-without-body
    cell-outside-a-row no-tab-order link-without-description untagged-path font-not-embedded
    font-without-unicode no-output-intent script-on-opening
""".split()
"""What is tried on a pack, too, whose tree and content are not those of the small file."""


def broken(name: str, good: pikepdf.Pdf, folder: Path) -> Path:
    path = folder / "broken.pdf"
    with good as pdf:
        BROKEN[name](pdf)
        pdf.save(path)
    return path


def test_the_good_file_passes(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "good.pdf"
    with good_pdf() as pdf:
        pdf.save(path)
    assert_passes(engine, path)


@pytest.mark.parametrize("name", SEEN)
def test_verapdf_sees_what_is_broken(engine: Engine, tmp_path: Path, name: str) -> None:
    flavour, rule = SEEN[name].split()
    assert rule in engine.verdicts(broken(name, good_pdf(), tmp_path))[flavour].broken


def test_verapdf_does_not_pass_what_it_cannot_read(engine: Engine, tmp_path: Path) -> None:
    path = broken(UNREADABLE, good_pdf(), tmp_path)
    with pytest.raises(EngineError, match="StackOverflow"):
        engine.verdicts(path)


@pytest.mark.parametrize("name", sorted(UNSEEN))
def test_the_second_checker_sees_what_verapdf_does_not(tmp_path: Path, name: str) -> None:
    with pikepdf.open(broken(name, good_pdf(), tmp_path)) as pdf:
        assert findings(pdf)


def test_every_broken_file_is_seen_by_somebody() -> None:
    assert set(BROKEN) == {*SEEN, *UNSEEN, UNREADABLE}


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("pack") / "pack.pdf"
    return render(ROOT / "examples" / "parish", output, theme="plain").output


@pytest.mark.parametrize("name", IN_A_PACK)
def test_verapdf_sees_what_is_broken_in_a_pack(
    engine: Engine, tmp_path: Path, pack: Path, name: str
) -> None:
    flavour, _ = SEEN[name].split()
    assert not engine.verdicts(broken(name, pikepdf.open(pack), tmp_path))[flavour].passed
