"""Our own pages: one invented article in eight layouts, with what sites put around an article.

They need no data. Every layout carries what must never reach a summary; the text is the same, so
whatever is missing or extra is the extractor's doing.
"""

from collections.abc import Iterator

from benchmarks.ingest.pages import Page

TITLE = "Town votes to rebuild the old pier"
PARAGRAPHS = (
    "The council of the harbour town voted nine to four on Monday to rebuild the old pier, six "
    "years after a storm carried most of it out to sea.",
    "Work is to begin in March and to take two summers, the mayor told a full gallery after a "
    "debate that lasted until midnight.",
    "The new pier will be forty metres shorter than the old one, but wide enough for the ferry "
    "that has had to land at the fish market since the storm.",
    "Opponents say that the town cannot afford it. They had asked for a cheaper bridge of steel, "
    "which engineers called unfit for the swell of that coast.",
    "The county pays for half of the work. The rest comes from a loan that is to be repaid with "
    "harbour fees over thirty years.",
    "A first stone from the old pier, found by divers last autumn, will be set into the new one.",
)
NOISE = (
    "Also read: Ferry talks open in the next town",
    "Subscribe to continue reading this story for one crown a week",
    "We use cookies to improve your experience. Accept all cookies",
    "Share this article on social media with your friends",
    "Photo: The old pier before the storm. Credit: A. Photographer",
    "Sign up for our newsletter and never miss a headline again",
)
_MENU = "".join(f"<li><a href='/s{n}'>Section number {n}</a></li>" for n in range(12))
_LINKS = "".join(
    f"<li><a href='/a{n}'>Another headline of this week, number {n}</a></li>" for n in range(15)
)
_COMMENTS = "".join(
    f"<div class='comment'><p>I do not agree with number {n} at all, said a reader.</p></div>"
    for n in range(6)
)


def own_pages() -> Iterator[Page]:
    """Yield the pages."""
    text = "\n".join(PARAGRAPHS)
    for name, body in _layouts().items():
        page = f"<html lang=en><head><title>{TITLE} | The Courier</title></head>{body}</html>"
        yield Page(name, page.encode(), text, f"https://courier.example/2026/{name}", TITLE)


def _layouts() -> dict[str, str]:
    plain = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    also, plea, cookies, share, photo, letter = NOISE
    frame = f"<header><nav><ul>{_MENU}</ul></nav></header>"
    end = f"<footer><p>{cookies}</p><ul>{_MENU}</ul></footer>"
    first, rest = plain.split("</p>", 1)
    inside = (
        f"{first}</p><figure><img src=x><figcaption>{photo}</figcaption></figure>"
        f"<div class='related'><a href='/f'>{also}</a></div>{rest}"
        f"<div class='newsletter-signup'><p>{letter}</p></div>"
        f"<div class='share-bar'>{share}</div>"
    )
    breaks = "<br><br>".join(PARAGRAPHS)
    divs = "".join(f"<div>{paragraph}</div>" for paragraph in PARAGRAPHS)
    return {
        "article": f"<body>{frame}<article><h1>{TITLE}</h1>{inside}</article>{end}",
        "comments": f"<body>{frame}<main><h1>{TITLE}</h1>{plain}</main>"
        f"<section id=comments>{_COMMENTS}</section>{end}",
        "breaks": f"<body><table><tr><td><ul>{_MENU}</ul></td><td><h1>{TITLE}</h1>{breaks}</td>"
        f"</tr></table>{end}",
        "divs": f"<body>{frame}<div class='story-body'><h1>{TITLE}</h1>{divs}</div>"
        f"<aside><ul>{_LINKS}</ul></aside>{end}",
        "sidebar": f"<body>{frame}<div class='content-with-sidebar'><div class='x1'><h1>{TITLE}"
        f"</h1>{plain}</div><div class='sidebar'><ul>{_LINKS}</ul></div></div>{end}",
        "consent": f"<body><div class='cookie-consent modal'><p>{cookies}</p></div>{frame}"
        f"<div class='entry-content'><h1>{TITLE}</h1>{plain}</div>{end}",
        "paywall": f"<body>{frame}<article><h1>{TITLE}</h1>{plain}<div class='paywall'><p>{plea}"
        f"</p></div></article>{end}",
        "deep": f"<body>{frame}{'<div>' * 400}<article><h1>{TITLE}</h1>{plain}</article>"
        f"{'</div>' * 400}{end}",
    }
