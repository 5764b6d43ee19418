"""How the editor looks: dark, light, high contrast, and on terminals of 16 colours."""

from textual.theme import Theme

THEMES = (
    Theme(
        "briefpack-dark",
        primary="#7fb4ca",
        secondary="#a3b18a",
        accent="#e0b36a",
        warning="#e0b36a",
        error="#e67e80",
        success="#a3b18a",
        foreground="#e4e1d8",
        background="#1b1e23",
        surface="#21252b",
        panel="#2a2f37",
        variables={"border": "#7fb4ca", "border-blurred": "#3a404a"},
    ),
    Theme(
        "briefpack-light",
        primary="#1f5f7a",
        secondary="#4b6b3c",
        accent="#8a4b08",
        warning="#8a5a00",
        error="#a1232b",
        success="#356b2d",
        foreground="#22252a",
        background="#faf8f4",
        surface="#f2efe8",
        panel="#e6e2d8",
        dark=False,
        variables={"border": "#1f5f7a", "border-blurred": "#c9c3b4"},
    ),
    Theme(
        "briefpack-contrast",
        primary="#ffff00",
        secondary="#00ffff",
        accent="#ffff00",
        warning="#ffff00",
        error="#ff8080",
        success="#80ff80",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#303030",
        variables={"border": "#ffff00", "border-blurred": "#a0a0a0"},
    ),
)
"""Dark, light and high contrast."""

PLAIN = ("ansi-dark", "ansi-light")
"""Textual's own, which keep to the 16 colours that the terminal itself is set to."""

NAMES = (*(theme.name for theme in THEMES), *PLAIN)


def fitting(wanted: str, color_system: str | None) -> str:
    """The theme that is wanted; on a terminal of 16 colours, one that keeps to them."""
    if color_system in {"truecolor", "256", "windows"} or wanted in PLAIN:
        return wanted
    light = any(theme.name == wanted and not theme.dark for theme in THEMES)
    return "ansi-light" if light else "ansi-dark"


def colour(theme: Theme, role: str) -> str:
    """What a theme paints errors, warnings or successes in, as a style of text."""
    found = {"error": theme.error, "warning": theme.warning, "success": theme.success}[role]
    return (found or "default").removeprefix("ansi_")
