"""A browser in which a person logs in to WordPress and approves a program: its form is sent, or its script played."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, quote, urlencode, urljoin, urlsplit

import requests
from bs4 import BeautifulSoup


class Browser:
    """Logged in as one of the users of a WordPress of the tests."""

    def __init__(self, address: str, user: str) -> None:
        """`address`: of the approving page."""
        parts = urlsplit(address)
        self._site = f"{parts.scheme}://{parts.netloc}"
        self._address, self._user = address, user
        self._http = requests.Session()

    def close(self) -> None:
        """Forget who is logged in."""
        self._http.close()

    def open(self) -> str:
        """The approving page, after the login."""
        self._http.get(f"{self._site}/wp-login.php", timeout=20)
        login = {"log": self._user, "pwd": f"{self._user}-pass", "redirect_to": self._address, "testcookie": "1"}
        return self._http.post(f"{self._site}/wp-login.php", login, timeout=20).text

    def press(self, name: str, page: str) -> requests.Response:
        """`approve` or `reject`: where the form leads, not yet followed."""
        form = next((each for each in BeautifulSoup(page, "html.parser").find_all("form") if each.find(id=name)), None)
        assert form is not None, page
        fields = form.find_all("input", {"type": ["hidden", "text"]})
        values = {str(each["name"]): str(each.get("value", "")) for each in fields if each.get("name")}
        target = urljoin(self._address, str(form.get("action", "")))
        return self._http.post(target, values | {name: "1"}, allow_redirects=False, timeout=20)

    def run_scripts(self, name: str, page: str) -> str:
        """`approve` or `reject`: the address to which the page's own script goes (`auth-app.js`)."""
        told, nonce = re.search(r"var authApp = (\{.*?\});", page), re.search(r'"nonce":"(\w+)"', page)
        assert told, page
        assert nonce, page
        app = json.loads(told[1])
        if name == "reject":
            return str(app["reject"])
        asked = parse_qs(urlsplit(self._address).query)
        made = self._http.post(
            f"{self._site}/wp-json/wp/v2/users/me/application-passwords",
            json={"name": asked["app_name"][0], "app_id": asked["app_id"][0]},
            headers={"X-WP-Nonce": nonce[1]},
            timeout=20,
        )
        made.raise_for_status()
        answer = {"site_url": app["site_url"], "user_login": app["user_login"], "password": made.json()["password"]}
        return f"{app['success']}?{urlencode(answer, quote_via=quote)}"

    def follow(self, answer: requests.Response) -> requests.Response:
        """To where a redirect leads, and no further."""
        return self._http.get(answer.headers["Location"], allow_redirects=False, timeout=20)
