"""The one guarded HTTP client: sizes, times, addresses, politeness."""


class Client:
    """One per run."""
