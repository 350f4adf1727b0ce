"""Addresses that may be printed and linked to."""

from __future__ import annotations

import pytest

from briefpack.content.fields.web_address import is_web_address


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "HTTP://example.org/a?b=c&d=%20#e",
        "https://example.org:8080/a",
        "https://xn--bcher-kva.example/",
        "https://bücher.example/über",
        "https://[2001:db8::1]/",
        "https://example.org/a_(b),c;d'e!$*+=~@",
        "https://web.archive.org/web/2018/https://example.org/",
    ],
)
def test_web_addresses(address: str) -> None:
    """A whole address of the web is one, with whatever RFC 3986 lets it hold."""
    assert is_web_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "example.org",
        "//example.org",
        "https:example.org",
        "https:///example.org",
        "https://",
        "https://[",
        "https://[x]/",
        "https://a:port/",
        "https://a:99999/",
        "https://user@example.org/",
        "https://exa mple.org",
        "https://example.org\\@evil.example",
        "ftp://example.org",
        "javascript:alert(1)//https://",
        "data:text/html,https://example.org",
    ],
)
def test_what_is_no_web_address(address: str) -> None:
    """Another scheme, no host, a name before the host, or characters that browsers read in their own way."""
    assert not is_web_address(address)
