"""Contact blocks: a person or an office, and how to reach them."""

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from briefpack.model.base import Line, Model

HOME_REGION = "GB"
"""Numbers written without a country code are British."""


_PLAIN_EMAIL = re.compile(
    r"[A-Za-z0-9]+([._+-][A-Za-z0-9]+)*@([a-z0-9]+(-[a-z0-9]+)*\.)+[a-z]{2,}", re.ASCII
)
_LONGEST_EMAIL = 64
"""An address shorter than this cannot break any of the rules on lengths."""


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


def _phone(text: str) -> str:
    import phonenumbers

    try:
        number = phonenumbers.parse(text, HOME_REGION)
    except phonenumbers.NumberParseException:
        number = None
    # Possible, not valid: numbers kept for drama, which examples use, belong to nobody.
    if number is None or not phonenumbers.is_possible_number(number):
        message = "is not a telephone number: write it like 020 7946 0123 or +33 1 23 45 67 89"
        raise ValueError(message)
    british = number.country_code == phonenumbers.country_code_for_region(HOME_REGION)
    form = phonenumbers.PhoneNumberFormat
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
