"""Colours that PDF/A takes, made of those that it does not."""

from io import BytesIO

import pytest
from PIL import Image, ImageCms

from briefpack.rendering.pictures import printable, screen_colours, without_private_parts

SQUARE = (4, 4)


def written(picture: Image.Image, form: str, **options: object) -> bytes:
    stream = BytesIO()
    picture.save(stream, form, **options)
    return stream.getvalue()


def read(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.mark.parametrize(
    ("mode", "form"), [("RGB", "JPEG"), ("L", "JPEG"), ("RGBA", "PNG"), ("P", "PNG"), ("1", "PNG")]
)
def test_a_picture_in_colours_of_a_screen_stays_as_it_is(mode: str, form: str) -> None:
    data = written(Image.new(mode, SQUARE), form)
    assert printable(data) == data


def test_press_colours_are_turned_into_those_of_a_screen() -> None:
    red = Image.new("CMYK", SQUARE, (0, 255, 255, 0))
    made = read(printable(written(red, "JPEG")))
    assert made.mode == "RGB"
    assert made.getpixel((1, 1)) == pytest.approx((254, 0, 0), abs=3)


def test_a_profile_that_does_not_fit_is_passed_over() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = written(Image.new("CMYK", SQUARE, (0, 255, 255, 0)), "JPEG", icc_profile=profile)
    made = read(printable(data))
    assert made.mode == "RGB"
    assert "icc_profile" not in made.info


def test_sixteen_bits_of_grey_are_turned_into_eight() -> None:
    picture = Image.new("I;16", SQUARE)
    picture.putpixel((1, 1), 51200)
    made = read(printable(written(picture, "PNG")))
    assert (made.mode, made.getpixel((1, 1)), made.getpixel((0, 0))) == ("L", 200, 0)


def test_a_picture_that_is_converted_stays_upright() -> None:
    picture = Image.new("CMYK", (8, 4))
    exif = picture.getexif()
    exif[0x0112] = 6  # to be turned by a quarter
    made = read(printable(written(picture, "JPEG", exif=exif)))
    assert made.size == (4, 8)


@pytest.mark.parametrize(
    ("colour", "made"),
    [
        ("device-cmyk(0 1 1 0)", "rgba(255, 0, 0, 1)"),
        ("device-cmyk(0%, 81%, 81%, 30% / 50%)", "rgba(178, 34, 34, 0.5)"),
        ("Device-CMYK(.5 0 0 0)", "rgba(128, 255, 255, 1)"),
        ("device-cmyk(none)", "black"),
        ("rgb(1, 2, 3)", "rgb(1, 2, 3)"),
    ],
)
def test_press_colours_of_a_style_sheet(colour: str, made: str) -> None:
    assert screen_colours(f"p {{ color: {colour} }}") == f"p {{ color: {made} }}"


def test_a_drawing_keeps_its_bytes_but_for_press_colours() -> None:
    drawing = '<svg fill="device-cmyk(0 0 0 1)"><title>Zürich</title></svg>'.encode()
    assert printable(drawing) == '<svg fill="rgba(0, 0, 0, 1)"><title>Zürich</title></svg>'.encode()


def photograph(*, turned: bool = False) -> bytes:
    """A JPEG file as a camera writes it: with a place, an owner and a comment."""
    picture = Image.new("RGB", (40, 20), (200, 30, 30))
    exif = Image.Exif()
    exif[0x013B] = "Secret Photographer"
    if turned:
        exif[0x0112] = 6
    made = BytesIO()
    picture.save(made, "JPEG", exif=exif, comment=b"secret comment", dpi=(150, 150))
    return made.getvalue()


def test_a_photograph_does_not_say_who_took_it() -> None:
    before = photograph()
    after = printable(before)
    assert b"Secret" in before
    assert b"secret" in before
    assert b"Secret" not in after
    assert b"secret" not in after
    assert b"JFIF" in after
    with Image.open(BytesIO(before)) as one, Image.open(BytesIO(after)) as other:
        assert one.tobytes() == other.tobytes()


def test_a_photograph_taken_sideways_stands_upright() -> None:
    after = printable(photograph(turned=True))
    assert b"Secret" not in after
    with Image.open(BytesIO(after)) as picture:
        assert picture.size == (20, 40)


def test_a_cut_off_photograph_does_not_hold_anybody_up() -> None:
    assert without_private_parts(b"\xff\xd8\xff\xe1\xff") == b"\xff\xd8\xff\xe1\xff"
