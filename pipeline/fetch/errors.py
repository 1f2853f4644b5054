"""What can go wrong on the way to a document, in words for the run's report."""


class FetchError(Exception):
    """One address could not be fetched.

    ``code`` is a kebab-case name for programs, ``reason`` a sentence for
    people, ``retryable`` whether it may pass by itself; ``status`` is the HTTP
    status where one came, ``retry_after`` the seconds that the site asks for.
    """

    def __init__(
        self,
        code: str,
        reason: str,
        *,
        retryable: bool = False,
        status: int | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.retryable = retryable
        self.status = status
        self.retry_after = retry_after


class SourceError(Exception):
    """The source could not be read (on); what was yielded before stays. The message is for the report."""
