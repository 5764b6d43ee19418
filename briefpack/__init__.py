"""briefpack: briefing packs for councils and boards, from plain files to an accessible PDF.

The library's face: ``load`` a pack, ``validate`` it, ``render`` it. The command line uses these
same functions.

    >>> from briefpack import load, render, validate
    >>> pack = load("meetings/2016-11-03")
    >>> problems = validate(pack)
    >>> made = render(pack, "pack.pdf")
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from briefpack.errors import BriefpackError, RenderCancelled
from briefpack.problems import Edit, Place, Problem, Severity

if TYPE_CHECKING:
    from datetime import date

    from briefpack.rendering.pipeline import Progress, Rendered
    from briefpack.store.load import LoadedPack

__version__ = "0.1.0"

__all__ = [
    "BriefpackError",
    "Edit",
    "Place",
    "Problem",
    "RenderCancelled",
    "Severity",
    "__version__",
    "load",
    "render",
    "validate",
]


def load(pack: str | Path) -> "LoadedPack":
    """Read the pack in a folder, or whose pack.toml is named.

    What is wrong with its files is in the result's ``problems``. Raises BriefpackError where
    there is no pack.
    """
    from briefpack.store.load import load_pack

    return load_pack(Path(pack))


def validate(
    pack: "LoadedPack | str | Path", *, profile: str | None = None, today: "date | None" = None
) -> tuple[Problem, ...]:
    """All problems of a pack, in the order in which they stand in its files.

    ``profile`` takes the place of the board's. With ``today``, what is late is told too: a notice
    given too short, a paper that should have come. Raises BriefpackError for an unknown profile.
    """
    from briefpack.rules.profiles import find_profile
    from briefpack.rules.registry import validate_pack

    loaded = load(pack) if isinstance(pack, (str, Path)) else pack
    rules = None if profile is None else find_profile(profile)
    return validate_pack(loaded, profile=rules, today=today)


def render(  # noqa: PLR0913 - each is a choice that a caller may make
    pack: "LoadedPack | str | Path",
    output: str | Path,
    *,
    theme: str | None = None,
    jobs: int | None = None,
    cached: bool = True,
    only: str | None = None,
    sheet: str | None = None,
    public: bool = False,
    progress: "Callable[[Progress], None] | None" = None,
    cancelled: Callable[[], bool] | None = None,
) -> "Rendered":
    """Render a pack to the PDF ``output``, which appears whole or not at all.

    ``theme`` is a name or a folder, in place of the board's; ``jobs`` how many processes lay out
    pages; ``only`` an item's number or id. ``sheet`` is one to make in place of the pack:
    "attendance", "agenda", "actions" or "decisions". ``public`` leaves out what is exempt.
    ``progress`` is told of each section laid out; ``cancelled`` is asked now and then, and ends the
    render with RenderCancelled.

    Raises BriefpackError where the pack has errors or the PDF cannot be written.
    """
    from briefpack.rendering.processes import warm_up

    warm_up()
    loaded = load(pack) if isinstance(pack, (str, Path)) else pack

    from briefpack.rendering.pipeline import RenderOptions, default_cache, render_pack
    from briefpack.rendering.sheets import Sheet

    options = RenderOptions(
        theme=theme,
        jobs=jobs,
        cache=default_cache() if cached else None,
        only=only,
        sheet=Sheet(sheet) if sheet else None,
        public=public,
        progress=progress or (lambda _: None),
        cancelled=cancelled or (lambda: False),
    )
    return render_pack(loaded, Path(output), options)
