"""Templates of pages, and what they were compiled to: that takes longer than to fill them."""

import importlib.util
import marshal
from typing import TypeVar

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from briefpack.model.unseen import settled
from briefpack.rendering.kept import Kept

_KEPT = Kept("templates")

Environment = TypeVar("Environment", bound=jinja2.Environment)


def page_templates(kind: type[Environment], loader: jinja2.BaseLoader) -> Environment:
    """Templates of HTML: texts are no markup in them, and what there is not is an error."""
    return kind(
        loader=loader,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=CompiledTemplates(),
        finalize=_kept_in_its_place,
    )


def _kept_in_its_place(value: object) -> object:
    """A value as a page has it: a text that turns the order of letters turns none behind it."""
    return settled(value) if type(value) is str else value


class CompiledTemplates(BytecodeCache):
    """Templates as they were compiled before, each under its name and its file's."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """What a template is kept under; a changed one takes its own place."""
        return f"{name}\n{filename}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if it was compiled from the same source, and likewise."""
        code = _KEPT.get(bucket.key, _made_of(bucket))
        if code is not None:
            # As whole as it was written, by the checksum; and as trusted as Python's own caches.
            bucket.code = marshal.loads(code)  # noqa: S302

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that has just been compiled."""
        _KEPT.put(bucket.key, _made_of(bucket), marshal.dumps(bucket.code))


def _made_of(bucket: Bucket) -> str:
    """All that a template's code depends on: a sandbox has other code than none."""
    made = bucket.environment
    finalize = getattr(made.finalize, "__name__", "")
    ways = (type(made).__name__, made.autoescape, made.trim_blocks, made.lstrip_blocks, finalize)
    return f"{importlib.util.MAGIC_NUMBER.hex()} {jinja2.__version__} {ways} {bucket.checksum}"
