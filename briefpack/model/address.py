"""Addresses that a reader can follow: pages of the web; in Markdown e-mail and telephone, too."""

import re
from typing import Annotated

from pydantic import AfterValidator

from briefpack.model.base import Line

_WEB = re.compile(
    r"https?://"
    r"(?:[\w-]+(?:\.[\w-]+)*\.?|\[[0-9a-f:.]+\])"  # a name of letters in any script, or a number
    r"(?::[0-9]{1,5})?"
    r"(?:[/?#][^\s<>\"\\^`{|}]*)?",
    re.IGNORECASE,
)
_MAIL = re.compile(r"mailto:[^\s<>\"\\:/]+@[^\s<>\"\\:/@?]+(?:\?[^\s<>\"\\]*)?", re.IGNORECASE)
_TELEPHONE = re.compile(r"tel:\+?[0-9().-]+(?:;[a-z0-9=.+-]+)*", re.IGNORECASE)


class MalformedError(ValueError):
    """A value that cannot be taken, with what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def is_web_address(text: str) -> bool:
    """Whether ``text`` is the whole address of a page of the web, and holds nothing unseen."""
    return _WEB.fullmatch(text) is not None and text.isprintable()


def followable(address: str) -> bool:
    """Whether a reader can follow a link to ``address``: web, e-mail and telephone."""
    if is_web_address(address):
        return True
    mail_or_telephone = _MAIL.fullmatch(address) or _TELEPHONE.fullmatch(address)
    return mail_or_telephone is not None and address.isprintable()


def _web_address(text: str) -> str:
    if is_web_address(text):
        return text
    if is_web_address(f"https://{text}") and "." in text:
        hint = f"write https://{text}"
    else:
        hint = "write it like https://www.example.org; an e-mail address has a key of its own"
    raise MalformedError("is not the address of a web page: http or https", hint)


WebAddress = Annotated[Line, AfterValidator(_web_address)]
"""The address of a page of the web, with ``https://`` or ``http://``. Nothing else is a link."""
