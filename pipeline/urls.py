"""Canonical addresses: the same page under many addresses is one."""


def canonical_url(url: str) -> str:
    """The address without tracking parameters, fragment, default port and AMP variants, in one spelling."""
    raise NotImplementedError
