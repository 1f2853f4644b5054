"""What a visit has gathered and not yet handed on: documents, states, problems."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from pipeline.crawl import Batch, CrawlState, Known
from pipeline.fetch.answer import Answer
from pipeline.fetch.client import Validators
from pipeline.ids import document_id, sha256
from pipeline.model import Document, Format, Rejection
from pipeline.spec.source import Source, SourceKind

_BATCH_DOCUMENTS = 100
_BATCH_BYTES = 32_000_000
"""Large records make smaller batches, so that memory stays flat."""
_MOST_PROBLEMS = 20
"""Of one visit, told one by one; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Visit:
    """The run a visit belongs to, and its clock (aware, UTC).

    ``since``: go back to this time, whatever earlier visits have seen.
    """

    run_id: str
    clock: Callable[[], datetime]
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One record as a strategy found it: its own bytes, and where they are from."""

    key: str
    url: str
    body: bytes
    format: Format
    final_url: str | None = None
    http_status: int | None = None
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None


class Gathering:
    """Takes records as they come, leaves out what is known, and hands batches on."""

    def __init__(self, source: Source, known: Known, visit: Visit) -> None:
        self.source = source
        self.known = known
        self.visit = visit
        self._documents: list[Document] = []
        self._rejections: list[Rejection] = []
        self._states: list[CrawlState] = []
        self._withdrawn: list[str] = []
        self._problems: list[str] = []
        self._notes: list[str] = []
        self._closed: set[str] = set()
        self._closed_told = 0
        self._unchanged = 0
        self._bytes = 0
        self._told = 0
        self._seen: set[str] = set()
        self.taken = 0
        """Documents of this visit that are new or changed."""

    def read_as(self, kind: SourceKind, url: str) -> None:
        """Goes on as if the source file named this kind and address."""
        self.source = self.source.model_copy(update={"kind": kind, "url": url})

    @property
    def full(self) -> bool:
        """Whether the visit has as many documents as it may take."""
        limit = self.source.fetch.max_documents
        return limit is not None and self.taken >= limit

    def has(self, key: str) -> bool:
        """Whether this visit has met the record already."""
        return clean_text(key) in self._seen

    def digest(self, key: str) -> str | None:
        """The digest of the record's latest document, of this run excluded."""
        return self.known.digests.get(clean_text(key))

    def add(
        self, record: Record, *, code: str | None = None, detail: str = "", newer: bool = False
    ) -> bool:
        """Takes a record, with a rejection where it has a ``code``; false where it is known or met.

        ``newer``: it takes the place of what this visit met under its key.
        """
        key = clean_text(record.key)
        if key in self._seen and not newer:
            return False
        self._seen.add(key)
        body_sha256 = sha256(record.body)
        if self.known.digests.get(key) == body_sha256:
            self._unchanged += 1
            return False
        document = Document(
            id=document_id(self.source.id, key, body_sha256),
            source_id=self.source.id,
            key=key,
            url=clean_text(record.url),
            body=record.body,
            body_sha256=body_sha256,
            format=record.format,
            fetched_at=self.visit.clock(),
            run_id=self.visit.run_id,
            final_url=_clean(record.final_url),
            http_status=record.http_status,
            content_type=_clean(record.content_type),
            etag=_clean(record.etag),
            last_modified=_clean(record.last_modified),
        )
        self._documents.append(document)
        self._bytes += len(record.body)
        self.taken += 1
        if code is not None:
            self._rejections.append(Rejection(document.id, "fetch", code, clean_text(detail)))
        return True

    def same(self, key: str) -> None:
        """Counts a record that its site says is unchanged."""
        if not self.has(key):
            self._seen.add(clean_text(key))
            self._unchanged += 1

    def withdraw(self, key: str) -> bool:
        """Notes that a record is no longer public; false where it was never taken."""
        key = clean_text(key)
        if key not in self.known.digests:
            return False
        if key not in self._withdrawn:
            self._withdrawn.append(key)
        return True

    def close(self, key: str) -> None:
        """Counts a record that is not public, and withdraws it if it was: it is never stored."""
        self._closed.add(clean_text(key))
        self.withdraw(key)

    def note(self, sentence: str) -> None:
        """Notes what a person should know though nothing went wrong."""
        self._notes.append(clean_text(sentence))

    def problem(self, sentence: str) -> None:
        """Notes what went wrong without ending the visit."""
        self._told += 1
        if self._told <= _MOST_PROBLEMS:
            self._problems.append(clean_text(sentence))

    def remember(
        self,
        address: str,
        *,
        answer: Answer | None = None,
        cursor: str | None = None,
        body_sha256: str | None = None,
        next_check_at: datetime | None = None,
    ) -> None:
        """Keeps what the next visit needs to know of an address, once the batch is stored."""
        self._states.append(
            CrawlState(
                source_id=self.source.id,
                address=clean_text(address),
                checked_at=self.visit.clock(),
                etag=answer.etag if answer is not None else None,
                last_modified=answer.last_modified if answer is not None else None,
                cursor=_clean(cursor),
                body_sha256=body_sha256,
                next_check_at=next_check_at,
            )
        )

    def remember_again(
        self, address: str, *, cursor: str | None = None, next_check_at: datetime | None = None
    ) -> None:
        """Keeps what is known of an address that answered that nothing changed."""
        state = self.known.states.get(address)
        if state is not None:
            again = replace(
                state,
                checked_at=self.visit.clock(),
                cursor=_clean(cursor or state.cursor),
                next_check_at=next_check_at or state.next_check_at,
            )
            self._states.append(again)

    def validators_of(self, key: str) -> Validators | None:
        """Validators of addresses, for a record that is stored; else it has to come as a whole."""
        return None if self.digest(key) is None else self.validators

    def validators(self, address: str) -> tuple[str | None, str | None]:
        """ETag and Last-Modified that came from exactly this address."""
        state = self.known.states.get(address)
        return (state.etag, state.last_modified) if state is not None else (None, None)

    def batch(self) -> Batch | None:
        """A batch, where enough has come together."""
        if len(self._documents) < _BATCH_DOCUMENTS and self._bytes < _BATCH_BYTES:
            return None
        return self._hand_on()

    def rest(self) -> Batch | None:
        """All that is left at the end of the visit."""
        if self._told > _MOST_PROBLEMS:
            self._problems.append(f"{self._told - _MOST_PROBLEMS} more problems of this kind")
        if self._closed:
            number = len(self._closed)
            are = "record is" if number == 1 else "records are"
            self.note(f"{number} {are} not public (password, private or draft) and not stored")
        batch = self._hand_on()
        return None if batch == Batch() else batch

    def _hand_on(self) -> Batch:
        batch = Batch(
            documents=tuple(self._documents),
            rejections=tuple(self._rejections),
            states=tuple(self._states),
            unchanged=self._unchanged,
            withdrawn=tuple(self._withdrawn),
            problems=tuple(self._problems),
            notes=tuple(self._notes),
            closed=len(self._closed) - self._closed_told,
        )
        self._closed_told = len(self._closed)
        self._documents, self._rejections, self._states = [], [], []
        self._withdrawn, self._problems, self._notes = [], [], []
        self._unchanged = 0
        self._bytes = 0
        return batch


def clean_text(text: str) -> str:
    """Text that a database can hold: no NUL, no lone surrogates."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\ufffd")


def _clean(text: str | None) -> str | None:
    return None if text is None else clean_text(text)
