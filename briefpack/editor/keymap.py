"""A user's own keys: what they are called, and what is to be said of them."""

from collections.abc import Iterator, Mapping, Sequence

from textual.keys import KEY_NAME_REPLACEMENTS, Keys

from briefpack.editor.actions import EVERYWHERE, Action, all_actions, pretty

OwnKeys = Mapping[str, str | list[str]]
"""Keys by the ids of actions, as somebody has written them."""

_OWN_SCREENS = {"start", "wizard"}
"""Where the keys of the workbench, which are everywhere in it, are not."""

_MODIFIERS = ("ctrl", "alt", "shift")
_KNOWN = {key.value for key in Keys} | set(KEY_NAME_REPLACEMENTS.values())
_SHORT = {"esc": "escape", "del": "delete", "ins": "insert", "pgup": "pageup", "pgdn": "pagedown"}


def key_name(words: str) -> str | None:
    """A key as the screen calls it, from Ctrl+S, ctrl-s, ^S or F12; None where it is none."""
    text = words.strip()
    if len(text) == 1:
        return _last_name(text)
    if text.startswith("^"):
        text = f"ctrl+{text[1:]}"
    *modifiers, last = text.replace("-", "+").split("+")
    modifiers = [each.strip().lower() for each in modifiers]
    name = _last_name(last.strip() if len(last.strip()) == 1 and not modifiers else last.lower())
    if name is None or any(each not in _MODIFIERS for each in modifiers):
        return None
    return "+".join([*(each for each in _MODIFIERS if each in modifiers), name])


def _last_name(key: str) -> str | None:
    from textual.keys import _character_to_key  # its names of signs, which nothing else gives

    if len(key) == 1:
        return _character_to_key(key) if key.isprintable() and key != " " else None
    name = _SHORT.get(key, key)
    return name if name in _KNOWN or name.endswith(("_sign", "_mark", "_bracket")) else None


def keymap(keys: OwnKeys) -> dict[str, str]:
    """The keys that are keys, by the actions' ids, as the screen wants them."""
    found = {}
    for action, names in keys.items():
        known = list(filter(None, map(key_name, _each(names))))
        if known:
            found[action] = ",".join(dict.fromkeys(known))
    return found


def keys_of(action: Action, own: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of an action: the user's, or those that it comes with."""
    return tuple(own[action.id].split(",")) if action.id in own else action.keys


def shown_keys(action: Action, own: Mapping[str, str]) -> str:
    """The keys of an action as people write them."""
    return ", ".join(map(pretty, keys_of(action, own))) or "palette"


def remarks_on(keys: OwnKeys) -> Iterator[str]:
    """What of a user's keys does not work, or not as they may think."""
    actions = all_actions()
    known = {action.id: action for action in actions}
    own = keymap(keys)
    for name, given in keys.items():
        if name not in known:
            yield f"{name} is the name of no action: briefpack's page on the editor lists them"
            continue
        wrong = [key for key in _each(given) if key_name(key) is None]
        if wrong:
            yield f"{name}: {' and '.join(wrong)} is the name of no key"
        if known[name].priority and any(len(key) == 1 for key in own.get(name, "").split(",")):
            yield f"{name}: a letter alone could then not be typed; take one with Ctrl or Alt"
    yield from _shared(actions, own)


def _shared(actions: Sequence[Action], own: Mapping[str, str]) -> Iterator[str]:
    """The keys of the user that stand for two things in one place."""
    told = set()
    for action in (action for action in actions if action.id in own):
        for other in actions:
            places = {action.where, other.where}
            apart = len(places) > 1 and (EVERYWHERE not in places or places & _OWN_SCREENS)
            pair = frozenset((action.id, other.id))
            both = set(keys_of(action, own)) & set(keys_of(other, own))
            if other.id == action.id or apart or pair in told or not both:
                continue
            told.add(pair)
            keys = " and ".join(sorted(map(pretty, both)))
            yield f"{keys} would be both {action.id} and {other.id}: give one another key"


def _each(names: str | list[str]) -> list[str]:
    listed = names.split(",") if isinstance(names, str) and names != "," else names
    return [str(each) for each in listed]
