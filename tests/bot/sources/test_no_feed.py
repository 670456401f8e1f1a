"""What an address is instead, where no feed is found: said in words that one can act on."""

import pytest

from bot.model.errors import NotAFeedError
from bot.sources.client import Client
from tests.bot.sources.test_discover import NO_FEED, find
from tests.fakes.web import Reply, ScriptedWeb


def page(title: str, more: str = "") -> bytes:
    words = "<p>Words of a page that has something to say.</p>" * 50
    return f"<html><head><title>{title}</title></head><body>{more}{words}</body></html>".encode()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<title>Sign in</title><form><input type=password></form>", "a login page"),
        (b"<html><title>Just a moment...</title><div id=cf-challenge>", "whether you are a robot"),
        (b"<html><p>This domain is for sale!</p> Make an offer today.", "a parked domain"),
        (b"<html><body></body></html>", "an empty page"),
        (b"<html><div id='root'></div><script src=x></script>", "empty until scripts run"),
        (b"<html><title>404 - Not found</title><p>Nothing here.</p>", "not found"),
        (NO_FEED.body, "a web page (“The Courier”)"),
        # A page with much to read is no challenge and no login, whatever it carries along.
        (page("Blog in English"), "a web page (“Blog in English”)"),
        (page("Design inspiration"), "a web page (“Design inspiration”)"),
        (
            page("News", "<script src=/cdn-cgi/challenge-platform/x.js></script>"),
            "a web page (“News”)",
        ),
        (page("News", "<div class=g-recaptcha></div>"), "a web page (“News”)"),
        (page("News", "<form action=/login><input type=password></form>"), "a web page (“News”)"),
        (page("Road blocked after storm"), "a web page (“Road blocked after storm”)"),
        *(
            (page(title), f"a web page (“{title}”)")
            for title in (
                *("404 Media", "404-Media | News", "Sign-In Solutions", "Login Magazine"),
                *("Forbidden Stories – Home", "Blocked and Reported", "403 Forest Road News"),
                *("Just a Moment Podcast", "Not Found Magazine", "Connexion Rurale"),
            )
        ),
        (b"<title>Aircraft Maintenance Today</title><p>" + b"News of it. " * 9, "a web page (“A"),
        *(
            (page(title), "not found")
            for title in (
                *("404 - Not found", "404", "404 | The Courier", "Error 404 (Not Found)!!1"),
                *("404 Not Found", "404: This page could not be found", "Page not found – News"),
                "HTTP Status 404 – Not Found",
                *("404 Seite nicht gefunden", "Not Found", "404 File or directory not found."),
            )
        ),
        *(
            (page(title), "a login page")
            for title in (
                *("Log in | The Courier", "Login", "Sign in to your account", "Login - News"),
                *(
                    "Sign In: The Courier",
                    "Anmelden bei News",
                    "ログイン | 新聞",
                    "Log in or sign up",
                ),
            )
        ),
        *(
            (page(title), "refuses access")
            for title in ("403 Forbidden", "Access denied | x used Cloudflare", "Error 403")
        ),
        (b"<title>Maintenance</title><p>" + b"We are back soon. " * 9, "not ready"),
        (b"<title>Site under maintenance</title><p>" + b"Back soon. " * 9, "not ready"),
    ],
)
async def test_it_says_what_it_saw(
    web: ScriptedWeb, client: Client, body: bytes, said: str
) -> None:
    page = web.script("/", Reply(body=body))
    with pytest.raises(NotAFeedError) as caught:
        await find(client, page)
    assert said in caught.value.message
    assert caught.value.fix
