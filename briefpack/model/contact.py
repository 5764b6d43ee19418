"""Contact blocks: a person or an office, and how to reach them."""

import re
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BeforeValidator

from briefpack.model.base import Line, Model

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

HOME_REGION = "GB"
"""Numbers written without a country code are British."""

BRITAIN = 44
"""The country code of those."""

_SHORTEST_BRITISH = 9
"""Digits behind the 0; the few numbers with fewer, such as 0800 1111, are known one by one."""


_PLAIN_EMAIL = re.compile(
    r"[A-Za-z0-9]+([._+-][A-Za-z0-9]+)*@([a-z0-9]+(-[a-z0-9]+)*\.)+(uk|org|com|net)", re.ASCII
)
"""Under these top-level domains stand nearly all addresses in packs; others (.local, .arpa) may
be ones that no mail reaches, which the library knows."""
_LONGEST_EMAIL = 64
"""An address shorter than this cannot break any of the rules on lengths."""

_PLAIN_PHONE = re.compile(
    r"020 [378][0-9]{3} [0-9]{4}"
    r"|(011[3-8]|01[2-69]1) [2-9][0-9]{2} [0-9]{4}"
    r"|07[1-57-9][0-9]{2} [0-9]{6}"
)
"""Numbers of the large towns and of mobile telephones, as they are printed."""


def _email(text: str) -> str:
    if len(text) < _LONGEST_EMAIL and _PLAIN_EMAIL.fullmatch(text):
        return text  # right beyond doubt; the library, slow to start, judges all others
    from email_validator import EmailNotValidError, validate_email

    try:
        # The drama range of addresses (example.org) is syntactically an address like any other.
        checked = validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        message = f"is not an e-mail address: {error}"
        raise ValueError(message) from None
    return checked.normalized


def _whole(number: "PhoneNumber") -> bool:
    """Whether a number can be dialled from anywhere: none of its digits are left out."""
    import phonenumbers

    if number.country_code == BRITAIN and len(str(number.national_number)) < _SHORTEST_BRITISH:
        return phonenumbers.is_valid_number(number)
    # Possible, not valid: numbers kept for drama, which examples use, belong to nobody.
    reason = phonenumbers.is_possible_number_with_reason(number)
    return reason == phonenumbers.ValidationResult.IS_POSSIBLE


def _phone(text: str) -> str:
    if _PLAIN_PHONE.fullmatch(text):
        return text  # in the one form already; the library, slow to start, judges all others
    import phonenumbers

    try:
        number = phonenumbers.parse(text, HOME_REGION)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not _whole(number):
        message = "is not a telephone number: write it like 020 7946 0123 or +33 1 23 45 67 89"
        raise ValueError(message)
    form = phonenumbers.PhoneNumberFormat
    british = number.country_code == BRITAIN
    return phonenumbers.format_number(number, form.NATIONAL if british else form.INTERNATIONAL)


def _several(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Email = Annotated[str, AfterValidator(_email)]
"""An e-mail address, its syntax checked."""

Phone = Annotated[str, AfterValidator(_phone)]
"""A telephone number in one form: British ones as dialled at home, others as from abroad."""

Phones = Annotated[tuple[Phone, ...], BeforeValidator(_several)]
"""One number, or a list of them."""


def dialled(phone: str) -> str:
    """``phone`` as a ``tel:`` link wants it, such as ``+442079460123`` (RFC 3966)."""
    import phonenumbers

    number = phonenumbers.parse(phone, HOME_REGION)
    uri = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.RFC3966)
    return uri.removeprefix("tel:").replace("-", "")


class Contact(Model):
    """A person, or a desk, that members may turn to."""

    name: Line
    """Who it is: "Clive Harris", "Member Services"."""
    position: Line | None = None
    """Their post: "Senior Adviser"."""
    phone: Phones = ()
    """A telephone number, or a list of them; UK numbers need no country code."""
    email: Email | None = None
    """An e-mail address."""
