"""Addresses that a reader can follow: pages of the web; in Markdown e-mail and telephone, too."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator

from briefpack.model.base import Line
from briefpack.model.unseen import called, unseen

_WEB = re.compile(
    r"https?://(?P<host>[^\s/?#]+?)(?::[0-9]{1,5})?(?:[/?#][^\s<>\"\\]*)?", re.IGNORECASE
)
"""Brackets and bars may be in it, which browsers leave as they are."""
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?|\[[0-9a-f:.]+\]", re.IGNORECASE)
"""A name of letters in any script, or a number. There is no other name before it, with an @."""
_MAIL = re.compile(r"mailto:[^\s<>\"\\:/]+@[^\s<>\"\\:/@?]+(?:\?[^\s<>\"\\]*)?", re.IGNORECASE)
_TELEPHONE = re.compile(
    r"tel:\+?(?:[().-]|%20)*[0-9](?:[0-9().-]|%20)*(?:;[a-z0-9=.+-]+)*", re.IGNORECASE
)


class MalformedError(ValueError):
    """A value that cannot be taken, with what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def is_web_address(text: str) -> bool:
    """Whether ``text`` is the whole address of a page of the web, and holds nothing unseen."""
    match = _WEB.fullmatch(text)
    if match is None or _HOST.fullmatch(_without_marks(match["host"])) is None:
        return False
    return _is_seen(text)


def followable(address: str) -> bool:
    """Whether a reader can follow a link to ``address``: web, e-mail and telephone."""
    if is_web_address(address):
        return True
    mail_or_telephone = _MAIL.fullmatch(address) or _TELEPHONE.fullmatch(address)
    return mail_or_telephone is not None and _is_seen(address)


def _without_marks(name: str) -> str:
    """The letters of a name, without vowel signs and accents that are characters themselves."""
    if name.isascii():
        return name
    return "".join(each for each in name if unicodedata.category(each) not in {"Mn", "Mc"})


def _is_seen(text: str) -> bool:
    return text.isprintable() and next(unseen(text), None) is None


def _web_address(text: str) -> str:
    if is_web_address(text):
        return text
    raise MalformedError("is not the address of a web page: http or https", _what_then(text))


def _what_then(text: str) -> str:
    if is_web_address(f"https://{text}") and "." in text:
        return f"write https://{text}"
    hidden = [each for each in text if not _is_seen(each)]
    if hidden and is_web_address("".join(each for each in text if each not in hidden)):
        return f"delete {called(hidden[0])}"
    return "write it like https://www.example.org; an e-mail address has a key of its own"


WebAddress = Annotated[Line, AfterValidator(_web_address)]
"""The address of a page of the web, with ``https://`` or ``http://``. Nothing else is a link."""
