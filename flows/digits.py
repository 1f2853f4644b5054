"""Numbers as they are printed; apart from what reads them, which takes long to import."""

from decimal import Decimal


def plain_decimal(number: Decimal | None) -> str | None:
    """The digits without an exponent and without needless zeros behind the point."""
    if number is None:
        return None
    digits = format(number, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
