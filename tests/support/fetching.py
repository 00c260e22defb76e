"""What anybody is served, asked without our client and whatever proxies this machine is set up with."""

from __future__ import annotations

from typing import Any

import requests


def fetch(url: str, **options: Any) -> requests.Response:  # noqa: ANN401  # as requests takes them
    """The answer to a GET, or with `json` or `data` to a POST."""
    with requests.Session() as session:
        session.trust_env = False
        method = "POST" if {"json", "data"} & options.keys() else "GET"
        answer = session.request(method, url, timeout=30, **options)
        answer.encoding = "utf-8"
        return answer
