"""What the contradictions within a measure make of it."""

from collections.abc import Iterable, Sequence

from pipeline.model import Conflict, MeasureStatus


def statuses(measure_ids: Sequence[str], conflicts: Iterable[Conflict]) -> dict[str, MeasureStatus]:
    """Agreed, revised or contested, by measure, as the contradictions within each say."""
    found: dict[str, MeasureStatus] = dict.fromkeys(measure_ids, "agreed")
    for conflict in conflicts:
        measure = conflict.left_measure_id
        if measure != conflict.right_measure_id or measure not in found:
            continue
        if conflict.type != "revision":
            found[measure] = "contested" if conflict.type != "status" else found[measure]
        elif found[measure] == "agreed":
            found[measure] = "revised"
    return found
