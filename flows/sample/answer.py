"""What a sample site answers to one request, before HTTP's own matters (validators, compression)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus


@dataclass(frozen=True, slots=True)
class Answer:
    """A body with its status and headers.

    ``modified_at`` makes an answer conditional: the server then sends ETag and
    Last-Modified, and 304 to who knows the body already.
    """

    body: bytes
    content_type: str
    status: HTTPStatus = HTTPStatus.OK
    modified_at: datetime | None = None
    headers: tuple[tuple[str, str], ...] = field(default_factory=tuple)


Query = Mapping[str, str]
"""The parameters of a request; of several values of one name the last counts, as in PHP."""
