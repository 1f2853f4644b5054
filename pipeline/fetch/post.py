"""What a WordPress post says about itself, as far as fetching has to know."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

Standing = Literal["public", "protected", "hidden"]
_PASSWORD_FORM = "post-password-form"  # noqa: S105 - the class name of WordPress's form


@dataclass(frozen=True, slots=True)
class Post:
    """One post: ``modified_at`` is missing where the site does not tell it."""

    key: str
    url: str | None
    modified_at: datetime | None
    standing: Standing


def is_post(value: Any) -> bool:
    """Whether a JSON value is a WordPress post, by its form: content with a rendered text."""
    return (
        isinstance(value, dict)
        and isinstance(value.get("content"), dict)
        and isinstance(value["content"].get("rendered"), str)
    )


def is_broken_post(value: Any) -> bool:
    """Whether a JSON value is a WordPress post by its other fields, but without a text."""
    if not isinstance(value, dict) or is_post(value):
        return False
    fields = [value.get(name) for name in ("title", "content", "excerpt", "guid")]
    rendered = any(isinstance(field, dict) and "rendered" in field for field in fields)
    return rendered or (value.get("type") == "post" and "content" in value)


def to_post(value: Any) -> Post | str:
    """The post in a JSON value, or why there is none."""
    if not isinstance(value, dict):
        return f"the record is a {type(value).__name__}, not an object"
    number = value.get("id")
    if isinstance(number, bool) or not str(number).isdecimal():
        return "the record has no id"
    if not is_post(value):
        return "the record has no content.rendered"
    content = value["content"]
    standing: Standing = "public"
    if content.get("protected") is True or _PASSWORD_FORM in content["rendered"]:
        standing = "protected"
    elif value.get("status", "publish") not in {"publish", "inherit"}:
        standing = "hidden"
    link = value.get("link")
    return Post(
        key=f"post:{int(str(number))}",
        url=link if isinstance(link, str) and link.startswith(("http://", "https://")) else None,
        modified_at=_utc(value.get("modified_gmt")),
        standing=standing,
    )


def _utc(value: Any) -> datetime | None:
    """``*_gmt`` fields are UTC and do not say so; drafts have a date of zeros."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None  # the zero date of drafts, and fields a plugin changed
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
