"""Contact blocks: telephone numbers in one form, e-mail addresses that can be addresses."""

import phonenumbers
import pytest
from pydantic import ValidationError

from briefpack.model.contact import Contact, dialled

NO_NUMBER = "is not a telephone number: write it like 020 7946 0123 or +33 1 23 45 67 89"


def contact(**fields: object) -> Contact:
    return Contact.model_validate({"name": "Joseph Ling", **fields})


def refusal(**fields: object) -> str:
    with pytest.raises(ValidationError) as caught:
        contact(**fields)
    (error,) = caught.value.errors()
    return error["msg"].removeprefix("Value error, ")


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("0207 664 3166", "020 7664 3166"),
        ("02076643166", "020 7664 3166"),
        ("(020) 7664-3166", "020 7664 3166"),
        ("+44 20 7664 3166", "020 7664 3166"),
        ("+44 (0)20 7664 3166", "020 7664 3166"),
        ("0044 20 7664 3166", "020 7664 3166"),
        ("020 7664 3166 ext 12", "020 7664 3166 x12"),
        ("0800 1111", "0800 1111"),
        ("+33142685300", "+33 1 42 68 53 00"),
        ("+1 212 555 0100", "+1 212-555-0100"),
    ],
)
def test_a_number_has_one_form(written: str, printed: str) -> None:
    assert contact(phone=written).phone == (printed,)


@pytest.mark.parametrize(
    "number", ["020 7946 0958", "0117 496 0142", "07700 900123", "01632 960123"]
)
def test_numbers_kept_for_drama_are_numbers(number: str) -> None:
    assert contact(phone=number).phone == (number,)


@pytest.mark.parametrize("text", ["", "abc", "12", "999", "123456789012345678"])
def test_anything_else_is_refused(text: str) -> None:
    assert refusal(phone=text) == NO_NUMBER


@pytest.mark.parametrize("text", ["020 7946", "020 79460", "7946 0958"])
def test_a_number_that_lacks_digits_is_refused(text: str) -> None:
    assert refusal(phone=text) == NO_NUMBER


PLAIN = (
    *(f"020 {n}" for n in "378"),
    *(f"{code} {n}" for code in ("0113", "0118", "0121", "0161", "0191") for n in "259"),
    *(f"07{n}" for n in "12345789"),
)


@pytest.mark.parametrize("start", PLAIN)
@pytest.mark.parametrize("digit", "0123456789")
def test_a_number_told_without_the_library_is_what_the_library_makes_of_it(
    start: str, digit: str
) -> None:
    whole = {"020": "020 9999 9999", "07": "07999 999999"}
    shape = next((whole[code] for code in whole if start.startswith(code)), "0199 999 9999")
    number = start + shape[len(start) :].replace("9", digit)
    parsed = phonenumbers.parse(number, "GB")
    assert contact(phone=number).phone == (number,)
    assert phonenumbers.is_possible_number(parsed)
    form = phonenumbers.PhoneNumberFormat.NATIONAL
    assert phonenumbers.format_number(parsed, form) == number


def test_two_numbers_in_one_text_are_refused() -> None:
    assert refusal(phone="020 7946 0858; 020 7946 0166") == NO_NUMBER


def test_there_may_be_several_numbers() -> None:
    found = contact(phone=["0207 946 0858", "0207 946 0166"])
    assert found.phone == ("020 7946 0858", "020 7946 0166")


def test_a_number_of_several_that_is_wrong_is_told() -> None:
    assert refusal(phone=["0207 946 0858", "abc"]) == NO_NUMBER


def test_there_may_be_no_number() -> None:
    assert contact().phone == ()


@pytest.mark.parametrize(
    ("printed", "link"),
    [
        ("020 7946 0123", "+442079460123"),
        ("+33 1 42 68 53 00", "+33142685300"),
        ("020 7664 3166 x12", "+442076643166;ext=12"),
    ],
)
def test_a_link_dials_the_whole_number(printed: str, link: str) -> None:
    assert dialled(printed) == link


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("clerk@example.org", "clerk@example.org"),
        ("Clerk@EXAMPLE.ORG", "Clerk@example.org"),
        (" clerk@example.org ", "clerk@example.org"),
        ("clerk@exämple.org", "clerk@exämple.org"),
    ],
)
def test_an_address_is_kept_as_it_is_written_to(written: str, kept: str) -> None:
    assert contact(email=written).email == kept


@pytest.mark.parametrize("domain", ["council.local", "council.invalid", "in-addr.arpa"])
def test_a_domain_that_no_mail_reaches_is_refused(domain: str) -> None:
    assert refusal(email=f"clerk@{domain}").startswith("is not an e-mail address: ")


@pytest.mark.parametrize(
    "text",
    [
        *("", "clerk", "clerk@", "@example.org", "a b@example.org", "a@@example.org"),
        *("a@localhost", "Clerk <clerk@example.org>"),
        *("clerk@example.org\nx", "clerk@example.org\x07"),
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    assert refusal(email=text).startswith("is not an e-mail address: ")
