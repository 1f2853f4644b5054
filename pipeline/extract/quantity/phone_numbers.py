"""Phone numbers: groups of digits that belong together and count nothing."""

from pipeline.extract.quantity.amounts import Amount, Line

_DIALLED = 2
"""Groups that make a number when a plus or a zero opens it."""
_PLAIN = 4
"""Groups that make one when only dashes join them."""
_WIDEST_GAP = 2
_JOINTS = frozenset("-/().")


def refuse_phone_numbers(line: Line, amounts: list[Amount]) -> None:
    """Refuse each run of groups that reads as a phone number."""
    index = 0
    while index < len(amounts):
        row = [amounts[index]]
        for following in amounts[index + 1 :]:
            if not _follows(line, row[-1], following):
                break
            row.append(following)
        if _is_number(line, row):
            for amount in row:
                amount.refuse("phone-number")
        index += len(row)


def _follows(line: Line, left: Amount, right: Amount) -> bool:
    """Whether a group of digits goes on after another, with at most brackets and dashes between."""
    gap = line.texts[left.last : right.first]
    if right.form != "digits" or len(gap) > _WIDEST_GAP or any(sign not in _JOINTS for sign in gap):
        return False
    return bool(gap) or line.text(right.first).isdigit()


def _is_number(line: Line, row: list[Amount]) -> bool:
    """Whether a run opens like a phone number, or is too long to be anything else."""
    opening = line.text(row[0].first)
    plus = opening == "+" or line.text(row[0].first - 1) == "+"
    zero = len(opening) > 1 and opening.startswith("0") and opening.isdigit()
    if plus or zero:
        return len(row) >= _DIALLED
    return len(row) >= _PLAIN and all(
        amount.unit is None and line.text(amount.last) in {"-", "/"} for amount in row[:-1]
    )
