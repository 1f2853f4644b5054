"""Why a record gives no article, on its way to becoming a rejection."""


class Refusal(Exception):  # noqa: N818 - it is an answer, not an error of the program
    """A record that cannot become an article: ``code`` is kebab-case, ``detail`` for a reader."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail
