"""What somebody else's PDF may take: of memory, of time, of everything that can be made to grow.

A PDF of a few kilobytes can ask for gigabytes. These bounds are far above any paper that a
council publishes, and low enough that reading the worst file is a matter of seconds.
"""

from briefpack.conformance.bounds import bind, memory

MEGABYTE = 1024 * 1024

MOST_FILE_BYTES = 100 * MEGABYTE
"""The file itself."""

MOST_MEMORY = 450 * MEGABYTE
"""What the child's memory may grow to."""

MOST_SECONDS = 20
"""How long a child may have the processor."""

MOST_WAITING = 60
"""How long a child may run, by the clock: in seconds, as several may share a processor."""

MOST_CHECKING = 8.0
"""Seconds for checking a file's tags, once: what no machine should come near, see below."""

MOST_CHECKED = 500_000
"""Operators, letters and values of a file whose tags are checked: some 250 pages of reports.

The tags of larger ones are not kept. Steps are counted and not seconds, so that the same file is
the same pack on every machine.
"""

MOST_WRITTEN = 256 * MEGABYTE
"""Any file that the child writes."""

MOST_PAGES = 2_000

LONGEST_SIDE = 14_400.0
"""Of a page, in points: the most that PDF/A allows, five metres."""

SHORTEST_SIDE = 3.0
"""Of a page, in points: the least that PDF/A allows."""

MOST_PIXELS = 100_000_000
"""Of one picture."""

MOST_STREAM = 48 * MEGABYTE
"""A stream that is read, when unpacked: a page's content, a font."""

MOST_PICTURE = 192 * MEGABYTE
"""A packed picture, when unpacked."""

MOST_UNPACKED = 1024 * MEGABYTE
"""All that is unpacked."""

MOST_OBJECTS = 400_000
"""Objects that are copied."""

DEEPEST = 24
"""Drawings within drawings."""

MOST_TEXT = 32 * MEGABYTE
"""Characters of all pages together."""

MOST_OUTLINE_LINES = 5_000


def room_of_libraries() -> int:
    """What this process has mapped and does not use, in bytes. Call with all libraries loaded.

    It counts as address space, but takes no memory.
    """
    return memory("VmSize") - memory("VmRSS")


def keep_within(room: int) -> None:
    """Bind this process, for good; ``room`` is what libraries have mapped and do not use."""
    import resource

    from pikepdf.settings import set_qpdf_limits

    bounds = {
        resource.RLIMIT_AS: room + MOST_MEMORY,
        resource.RLIMIT_CPU: MOST_SECONDS + 1,
        resource.RLIMIT_FSIZE: MOST_WRITTEN,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 64,
    }
    bind(bounds)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    # At the softer bound the system says what is wrong; at the harder one it only kills.
    resource.setrlimit(resource.RLIMIT_CPU, (min(MOST_SECONDS, most), most))
    set_qpdf_limits(
        parser_max_nesting=100,
        parser_max_errors=15,
        parser_max_container_size=1_000_000,
        max_stream_filters=4,
        doc_max_warnings=100,
        dct_max_memory=MOST_STREAM,
        dct_max_progressive_scans=50,
        flate_max_memory=MOST_STREAM,
        png_max_memory=MOST_STREAM,
        run_length_max_memory=MOST_STREAM,
        tiff_max_memory=MOST_STREAM,
    )


def peak_memory() -> int:
    """The most memory that this process has had, in bytes."""
    return memory("VmHWM")
