"""Ids: short, prefixed digests that depend on content and on nothing else."""

import hashlib
from datetime import datetime

_SEPARATOR = "\x1f"


def digest(*parts: str) -> str:
    """16 hex digits (64 bits) of SHA-256 over the parts; order counts."""
    return hashlib.sha256(_SEPARATOR.join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def number(text: str) -> int:
    """64 bits for a text, the same in every process and version; for what only machines compare."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def sha256(body: bytes) -> str:
    """The full hexadecimal SHA-256 of a body."""
    return hashlib.sha256(body).hexdigest()


def document_id(source_id: str, key: str, body_sha256: str) -> str:
    """Same source, record and bytes: same document."""
    return "d_" + digest(source_id, key, body_sha256)


def article_id(source_id: str, key: str) -> str:
    """Same source and record: same article, in all its versions."""
    return "a_" + digest(source_id, key)


def claim_id(article: str, sentence: str, surface: str, occurrence: int) -> str:
    """The ``occurrence``-th (from 0) time that this sentence states this surface in the article."""
    return "c_" + digest(article, sentence, surface, str(occurrence))


def run_id(started_at: datetime, entropy: str) -> str:
    """Ids of runs sort by the time they started; entropy keeps two of one second apart."""
    return f"{started_at:%Y%m%dT%H%M%S}-{digest(entropy)[:6]}"
