"""Claims of single documents, as the command ``extract`` prints them; no warehouse is involved."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from flows.digits import plain_decimal
from pipeline import ids
from pipeline.clean.decode import decode
from pipeline.clean.records import wordpress_record
from pipeline.clean.refusal import Refusal
from pipeline.extract.context.confidence import explain
from pipeline.model import Article, Claim, Document, Format, Reading
from pipeline.spec.confidence import Confidence

SOURCE_ID = "extract"

InputFormat = Literal["text", "html", "wordpress"]


class BadInputError(Exception):
    """An input is no document; the message says why. ``id`` is the input's own, where known."""

    def __init__(self, message: str, record_id: Any = None) -> None:
        super().__init__(message)
        self.id = record_id


class Input(BaseModel):
    """One document to extract from, as a line of JSON gives it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str | int | float | None = None
    text: str
    format: InputFormat = "text"
    language: str | None = None
    published: str | None = None
    modified: str | None = None
    title: str | None = None
    authors: tuple[str, ...] | None = None
    url: str | None = None


def to_input(line: bytes, defaults: Mapping[str, str] | None = None) -> Input:
    """One line of JSON; ``defaults`` are for fields that it lacks, as is a null.

    Text in the format ``wordpress`` may be a whole post of the REST API, whose
    fields are then for those that the line lacks.

    Raises:
        BadInputError: the line is no JSON object of the right form.
    """
    try:
        record = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise BadInputError(f"not a line of JSON in UTF-8: {error}") from error
    if not isinstance(record, dict):
        raise BadInputError("not a JSON object")
    fields = {name: value for name, value in record.items() if value is not None}
    try:
        given = Input.model_validate({**(defaults or {}), **fields})
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(str(part) for part in problem['loc'])}: {problem['msg']}"
            for problem in error.errors()
        )
        record_id = record.get("id")
        known = record_id if isinstance(record_id, str | int | float) else None
        raise BadInputError(problems, known) from error
    if given.format == "wordpress" and given.text.lstrip().startswith("{"):
        return _with_post(given)
    return given


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _with_post(given: Input) -> Input:
    """The input with what its text states, where that is a whole post."""
    try:
        post = json.loads(given.text, strict=False)
    except (ValueError, RecursionError):
        return given  # a fragment that begins with a brace
    if not isinstance(post, dict) or "content" not in post:
        return given
    try:
        stated = _from_post(post)
    except BadInputError as error:
        raise BadInputError(str(error), given.id) from error
    own = given.model_dump(exclude_none=True, exclude={"text"})
    return stated.model_copy(update=own)


def guess_input(body: bytes, form: InputFormat | None) -> Input:
    """One document as it lies in a file: a text, a page, a WordPress post or our article JSON.

    Raises:
        BadInputError: the bytes are no text, or JSON of another kind.
    """
    try:
        text = decode(body)
    except Refusal as refusal:
        raise BadInputError(f"{refusal.code}: {refusal.detail}") from refusal
    start = text.lstrip()[:1]
    if start in {"{", "["} and form != "text":
        try:
            record = json.loads(text, strict=False)
        except (ValueError, RecursionError) as error:
            raise BadInputError(f"begins like JSON, but is none: {error}") from error
        return _from_json(record)
    return Input(text=text, format=form or ("html" if start == "<" else "text"))


def _from_json(record: Any) -> Input:
    if isinstance(record, list) and len(record) == 1:
        record = record[0]
    if not isinstance(record, dict):
        raise BadInputError("holds several records; read them as a source of kind files")
    if isinstance(record.get("content"), dict):
        return _from_post(record)
    body = record.get("body", record.get("text"))
    if not isinstance(body, str):
        raise BadInputError("is neither a WordPress post nor our article JSON")
    return to_input(json.dumps({**record, "text": body}).encode())


def _from_post(post: dict[str, Any]) -> Input:
    """A WordPress post in the fields of our article form."""
    body = json.dumps(post).encode()
    try:
        record = wordpress_record(_document(body, ids.sha256(body), "wordpress", ""))
    except Refusal as refusal:
        raise BadInputError(f"{refusal.code}: {refusal.detail}") from refusal
    return Input(
        text=record.body,
        format="wordpress",
        title=record.title,
        authors=record.authors,
        published=record.published.isoformat() if record.published else None,
        modified=record.modified.isoformat() if record.modified else None,
        url=record.url,
    )


def is_time(text: str) -> bool:
    """Whether it is a day or a time in ISO form."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def to_document(given: Input) -> Document:
    """The input as a document of our article format."""
    key = ids.sha256(json.dumps([given.id, given.text]).encode())
    fields = given.model_dump(exclude_none=True, exclude={"id", "text"})
    record = {"id": str(given.id or key[:16]), "source": SOURCE_ID, **fields, "body": given.text}
    body = json.dumps(record).encode()
    return _document(body, key, "article", given.url or "")


def _document(body: bytes, key: str, form: Format, url: str) -> Document:
    digest = ids.sha256(body)
    return Document(
        id=ids.document_id(SOURCE_ID, key, digest),
        source_id=SOURCE_ID,
        key=key,
        url=url,
        body=body,
        body_sha256=digest,
        format=form,
        fetched_at=datetime.now(UTC),  # a date stated for later than this is no publication date
        run_id=SOURCE_ID,
    )


def to_record(
    given: Input, reading: Reading, explained: Confidence | None = None
) -> Mapping[str, Any]:
    """What is printed for an input: its article with claims, or ``{"id", "error"}``.

    With the weights of signs, claims are ``explained``: what each part of them rests on.
    """
    if reading.article is None:
        reasons = "; ".join(
            f"{each.code}: {each.detail}" if each.detail else each.code
            for each in reading.rejections
        )
        return {"id": given.id, "error": reasons or "no article"}
    return {"id": given.id, **_article_record(reading.article, reading.claims, explained)}


def _article_record(
    article: Article, claims: Sequence[Claim], explained: Confidence | None
) -> Mapping[str, Any]:
    return {
        "title": article.title,
        "authors": list(article.authors),
        "published": article.published_at.isoformat() if article.published_at else None,
        "modified": article.modified_at.isoformat() if article.modified_at else None,
        "language": article.language,
        "canonical_url": article.canonical_url or None,
        "text": article.text,
        "claims": [
            _claim_record(claim)
            | ({} if explained is None else {"explained": explain(claim.signs, explained)})
            for claim in claims
        ],
    }


def _claim_record(claim: Claim) -> dict[str, Any]:
    quantity = claim.quantity
    return {
        "start": claim.span.start,
        "end": claim.span.end,
        "surface": claim.surface,
        "value": plain_decimal(quantity.value),
        "low": plain_decimal(quantity.low),
        "high": plain_decimal(quantity.high),
        "unit": quantity.unit,
        "kind": quantity.kind,
        "qualifier": quantity.qualifier,
        "change": claim.change,
        "subject": claim.subject,
        "metric": claim.metric,
        "period": claim.period,
        "modality": claim.modality,
        "attribution": claim.attribution,
        "rule": claim.rule,
        "confidence": claim.confidence,
    }


def to_line(record: Mapping[str, Any]) -> str:
    """The record as one line of JSON that can be written as UTF-8 whatever it holds."""
    line = json.dumps(record, ensure_ascii=False)
    return json.dumps(record) if any("\ud800" <= sign <= "\udfff" for sign in line) else line


def in_groups(lines: Iterator[bytes], size: int) -> Iterator[list[bytes]]:
    """The lines in groups that are read together."""
    group: list[bytes] = []
    for line in lines:
        group.append(line)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group
