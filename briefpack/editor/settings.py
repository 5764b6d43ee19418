"""What the editor keeps of its user: theme, keys, and the packs opened last."""

import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import tomli_w
from platformdirs import user_config_path

from briefpack.editing.state import state_folder, write_private

DARK = "briefpack-dark"
MOST_RECENT = 20


def config_file() -> Path:
    """The file that a user may write: ``theme`` and, under ``[keys]``, keys by action."""
    named = os.environ.get("BRIEFPACK_CONFIG")
    return Path(named) if named else user_config_path("briefpack") / "config.toml"


@dataclass(slots=True)
class Settings:
    """A user's choices; ``remarks`` say what of the configuration could not be used."""

    theme: str = DARK
    keys: dict[str, str | list[str]] = field(default_factory=dict)
    recent: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @classmethod
    def read(cls) -> "Settings":
        """The settings of this account; what is missing or damaged is as if it were not there."""
        found = cls()
        config = _table(config_file(), found.remarks)
        state = _table(state_folder() / "editor.toml", [])
        theme = config.get("theme") or state.get("theme")
        if isinstance(theme, str):
            found.theme = theme
        elif theme is not None:
            found.remarks.append(f'theme: a theme is written "{DARK}"')
        keys = config.get("keys")
        if isinstance(keys, dict):
            found.keys = {name: value for name, value in keys.items() if _are_keys(value)}
            wrong = [name for name in keys if name not in found.keys]
            found.remarks += [f'{name}: keys are written "f12" or ["n", "f12"]' for name in wrong]
        elif keys is not None:
            found.remarks.append("keys stands under [keys], one line for each action")
        recent = state.get("recent")
        if isinstance(recent, list):
            found.recent = [path for path in recent if isinstance(path, str)]
        return found

    @property
    def keymap(self) -> dict[str, str]:
        """The user's keys by the actions' ids, as Textual wants them."""
        from briefpack.editor.keymap import keymap

        return keymap(self.keys) if self.keys else {}

    def all_remarks(self) -> list[str]:
        """What of the configuration could not be used, and what is wrong with the user's keys."""
        if not self.keys:
            return self.remarks
        from briefpack.editor.keymap import remarks_on

        return [*self.remarks, *remarks_on(self.keys)]

    def opened(self, pack: Path) -> None:
        """Put a pack at the top of those opened last."""
        name = str(pack.resolve())
        self.recent = [name, *(path for path in self.recent if path != name)][:MOST_RECENT]
        self._keep()

    def forget(self, pack: Path) -> None:
        """Take a pack off those opened last."""
        names = {str(pack), str(pack.resolve())}
        self.recent = [path for path in self.recent if path not in names]
        self._keep()

    def keep_theme(self, theme: str) -> None:
        """Choose a theme for the next time."""
        self.theme = theme
        self._keep()

    def _keep(self) -> None:
        file = state_folder() / "editor.toml"
        data = tomli_w.dumps({"theme": self.theme, "recent": self.recent})
        try:
            write_private(file, data.encode())
        except OSError:
            return  # comfort only: an account without a home edits packs all the same


def _are_keys(value: object) -> bool:
    """Whether a value is a key, or keys."""
    several = value if isinstance(value, list) else [value]
    return bool(several) and all(isinstance(each, str) and each for each in several)


def _table(file: Path, remarks: list[str]) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        remarks.append(f"{file} cannot be used: {error}")
        return {}
