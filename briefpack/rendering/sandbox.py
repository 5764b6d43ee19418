"""Where templates of themes are filled: a theme may come with a pack, and may run nothing."""

from typing import Any

from jinja2.sandbox import SandboxedEnvironment
from pydantic import BaseModel

_OF_EVERY_MODEL = frozenset(dir(BaseModel))
"""What pydantic gives all models: some of it reads files, and unpickles what it is given."""


class TemplateSandbox(SandboxedEnvironment):
    """Lets templates read what models say, and call nothing of pydantic's on them."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401
        """Whether a template may have an attribute of something."""
        is_model = isinstance(obj, BaseModel) or (
            isinstance(obj, type) and issubclass(obj, BaseModel)
        )
        if is_model and attr in _OF_EVERY_MODEL:
            return False
        return super().is_safe_attribute(obj, attr, value)
