"""Whatever a file holds, reading and checking it ends with problems that have their places."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefpack import load, validate
from tests.packs import write_files

PACK = (Path(__file__).parents[2] / "examples" / "parish" / "pack.toml").read_text("utf-8")
LINES = PACK.split("\n")
VALUES = (
    *("1", '""', '"x"', "[]", "{}", "true", "2016-11-03", "16:30:00", "1.5", "inf", "[[1]]"),
    *("[{}]", "{ a = 1 }", "-1", '"\\u0007"', '"../x"', '"é😀"', "2016-11-03T10:00:00Z", "'"),
)
HEADERS = (
    *("[items]", "[[items]]", "[[items.items]]", "[[items.papers]]", "[meeting]", "[board]"),
    *("[membership]", "[a.b]", 'kind = "note"', "x = 1", "", "]", '"""', "+++"),
)


@settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(LINES) - 1),
            st.one_of(
                st.sampled_from(VALUES).map(lambda value: "= " + value),
                st.sampled_from(HEADERS),
                st.sampled_from(LINES),
                st.text(max_size=8),
            ),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_a_pack_with_other_lines_in_it_is_checked(
    tmp_path: Path, changes: list[tuple[int, str]]
) -> None:
    lines = list(LINES)
    for number, words in changes:
        key, equals, _ = lines[number].partition("=")
        lines[number] = key + words if words.startswith("= ") and equals else words
    write_files(tmp_path, {"pack.toml": "\n".join(lines).encode("utf-8", "replace")})
    loaded = load(tmp_path)
    source = loaded.sources.get("pack.toml")
    shown = source.text.split("\n") if source else []
    for problem in validate(loaded):
        place = problem.place
        assert place.file == "pack.toml"
        if shown:
            assert 1 <= place.line <= len(shown)
            assert 1 <= place.column <= len(shown[place.line - 1]) + 1
            assert (place.end_line, place.end_column) >= (place.line, place.column)
