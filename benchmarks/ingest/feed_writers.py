"""Writers of every feed format, for papers that do not exist."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

FIRST = datetime(2026, 3, 2, 6, 30, tzinfo=UTC)
HOST = "https://paper.example"


@dataclass(frozen=True, slots=True)
class Piece:
    """One article of a made-up paper. `published` is None where the feed has no date."""

    title: str
    link: str
    published: datetime | None
    summary: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A made-up paper."""

    language: str
    title: str
    pieces: tuple[Piece, ...]

    def with_pieces(self, change: Callable[[Piece], Piece]) -> "Paper":
        """Return the paper with every piece changed."""
        return replace(self, pieces=tuple(change(piece) for piece in self.pieces))


def _paper(language: str, title: str, *texts: tuple[str, str]) -> Paper:
    pieces = tuple(
        Piece(
            title=heading,
            link=f"{HOST}/{language}/{number}?a=1&b=2",
            published=FIRST + timedelta(hours=number * 7),
            summary=summary,
            author="A. Writer",
        )
        for number, (heading, summary) in enumerate(texts)
    )
    return Paper(language, title, pieces)


PAPERS: Mapping[str, Paper] = {
    paper.language: paper
    for paper in (
        _paper(
            "en",
            "The Harbour Courier",
            ("Town & port agree on a new pier", "The pier is to be ready in May."),
            ("Ferry stops after storm", "Nobody was hurt, the harbour master said."),
            ("Five boats, one berth: who moves?", "The council votes on Monday."),
        ),
        _paper(
            "de",
            "Der Hafenbote",
            ("Fähre fällt für zwei Wochen aus", "Die Brücke trägt größere Wagen nicht mehr."),
            ("Bürgermeister Müller tritt zurück", "Er nannte gesundheitliche Gründe."),
            ("Schönes Wetter, volle Straßen", "Über das Wochenende kamen viele Gäste."),
        ),
        _paper(
            "fr",
            "Le Courrier du quai",
            ("La criée rouvre à l’été", "Les pêcheurs ont attendu près d’un an."),
            ("Un pont fermé après le gel", "La mairie promet une réponse dès lundi."),
            ("Où dorment les bateaux ?", "Le port a reçu vingt voiliers."),
        ),
        _paper(
            "pl",
            "Gazeta Portowa",
            ("Nowy most będzie gotów w maju", "Łodzie przepłyną pod nim bez żadnych trudności."),
            ("Rybacy żądają wyjaśnień", "Ćwierć miasta została bez wody."),
            ("Prom znów pływa", "Pierwsi goście przybyli w piątek."),
        ),
        _paper(
            "ru",
            "Портовый вестник",
            ("Мэр обещает новый причал", "Работы начнутся в понедельник утром."),
            ("Паром снова ходит", "Рыбаки ждали его целую неделю."),
            ("Мост закрыли на ремонт", "Движение пустили в объезд."),
        ),
        _paper(
            "el",
            "Τα Νέα του λιμανιού",
            ("Νέα προβλήτα στο λιμάνι", "Το έργο θα είναι έτοιμο τον Μάιο."),
            ("Το πλοίο έδεσε ξανά", "Οι ψαράδες περίμεναν δύο μέρες."),
            ("Κλείνει η γέφυρα", "Ο δήμος ζητά υπομονή."),
        ),
        _paper(
            "ja",
            "港の新聞",
            ("新しい桟橋の建設を決定", "町議会は月曜日に予算を認めた。"),
            ("フェリーの運航が再開", "漁師たちは一週間待っていた。"),
            ("橋を閉鎖、車は迂回", "工事は五月まで続く見込み。"),
        ),
        _paper(
            "zh",
            "港口日报",
            ("新码头明年三月开工", "市长星期二会见了渔民代表。"),
            ("渡轮恢复航行", "渔民们等了整整一个星期。"),
            ("大桥关闭维修", "车辆需要绕行到五月。"),
        ),
        _paper(
            "ko",
            "항구신문",
            ("새 부두 공사를 시작한다", "시장은 화요일에 어민들을 만났다."),
            ("여객선 운항이 다시 열렸다", "어민들은 한 주 동안 기다렸다."),
            ("다리를 닫고 고친다", "차들은 오월까지 돌아서 간다."),
        ),
        _paper(
            "ar",
            "بريد الميناء",
            ("رصيف جديد للميناء", "تبدأ الأعمال صباح يوم الاثنين."),
            ("العبارة تعود إلى العمل", "انتظر الصيادون أسبوعا كاملا."),
            ("إغلاق الجسر للإصلاح", "طلبت البلدية من الناس الصبر."),
        ),
    )
}


def _mail_date(moment: datetime | None) -> str:
    return format_datetime(moment, usegmt=True) if moment else ""


def _iso_date(moment: datetime | None) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else ""


def _field(name: str, text: str) -> str:
    return f"<{name}>{escape(text, quote=False)}</{name}>" if text else ""


def write_rss(paper: Paper, version: str = "2.0") -> str:
    """Return the paper as RSS 0.91 to 2.0. Before 0.92 items have no dates: Dublin Core has."""
    old = version == "0.91"
    items = "\n".join(_rss_item(piece, number, old) for number, piece in enumerate(paper.pieces))
    return (
        f'<rss version="{version}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">\n'
        f"<channel>{_field('title', paper.title)}<link>{HOST}/</link>"
        f"<language>{paper.language}</language><image><title>Logo</title><url>{HOST}/l.png</url>"
        f"<link>{HOST}/logo</link></image>\n{items}\n</channel>\n</rss>\n"
    )


def _rss_item(piece: Piece, number: int, old: bool) -> str:
    if old:
        date, author = _field("dc:date", _iso_date(piece.published)), ""
    else:
        date = _field("pubDate", _mail_date(piece.published))
        author = _field("dc:creator", piece.author)
    return (
        f"<item>{_field('title', piece.title)}{_field('link', piece.link)}"
        f"{_field('description', piece.summary)}{date}{author}"
        f'<guid isPermaLink="false">id-{number}</guid></item>'
    )


def write_rdf(paper: Paper, version: str = "1.0") -> str:
    """Return the paper as RSS 1.0, or as Netscape's RSS 0.90, both in RDF."""
    namespace = {
        "1.0": "http://purl.org/rss/1.0/",
        "0.90": "http://my.netscape.com/rdf/simple/0.9/",
    }[version]
    items = "\n".join(
        f'<item rdf:about="{escape(piece.link)}">{_field("title", piece.title)}'
        f"{_field('link', piece.link)}{_field('description', piece.summary)}"
        f"{_field('dc:date', _iso_date(piece.published))}"
        f"{_field('dc:creator', piece.author)}</item>"
        for piece in paper.pieces
    )
    return (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        f'xmlns="{namespace}" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f'<channel rdf:about="{HOST}/">{_field("title", paper.title)}<link>{HOST}/</link>'
        f"</channel>\n{items}\n</rdf:RDF>\n"
    )


def write_atom(paper: Paper, version: str = "1.0") -> str:
    """Return the paper as Atom 0.3 or 1.0."""
    old = version == "0.3"
    head = (
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"'
        if old
        else '<feed xmlns="http://www.w3.org/2005/Atom"'
    )
    entries = "\n".join(
        _atom_entry(piece, number, old) for number, piece in enumerate(paper.pieces)
    )
    return (
        f'{head} xml:lang="{paper.language}">{_field("title", paper.title)}<id>urn:x:paper</id>'
        f'<link rel="self" href="{HOST}/atom.xml"/><link rel="alternate" href="{HOST}/"/>\n'
        f"{entries}\n</feed>\n"
    )


def _atom_entry(piece: Piece, number: int, old: bool) -> str:
    date = _field("issued" if old else "published", _iso_date(piece.published))
    return (
        f'<entry>{_field("title", piece.title)}<link rel="replies" href="{HOST}/c/{number}"/>'
        f'<link rel="alternate" type="text/html" href="{escape(piece.link)}"/>'
        f"<id>urn:x:{number}</id>{date}{_field('summary', piece.summary)}"
        f"<author>{_field('name', piece.author)}</author></entry>"
    )


def write_json(paper: Paper, version: str = "1.1") -> str:
    """Return the paper as JSON Feed 1.0 or 1.1."""
    items = [
        {
            "id": f"id-{number}",
            "url": piece.link,
            "title": piece.title,
            "content_text": piece.summary,
            **({"date_published": _iso_date(piece.published)} if piece.published else {}),
            **(
                {"author": {"name": piece.author}}
                if version == "1"
                else {"authors": [{"name": piece.author}]}
            ),
        }
        for number, piece in enumerate(paper.pieces)
    ]
    feed = {
        "version": f"https://jsonfeed.org/version/{version}",
        "title": paper.title,
        "home_page_url": f"{HOST}/",
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1)


WRITERS: Mapping[str, Callable[[Paper], str]] = {
    "RSS 0.91": lambda paper: write_rss(paper, "0.91"),
    "RSS 0.92": lambda paper: write_rss(paper, "0.92"),
    "RSS 0.93": lambda paper: write_rss(paper, "0.93"),
    "RSS 2.0": write_rss,
    "RSS 0.90": lambda paper: write_rdf(paper, "0.90"),
    "RSS 1.0": write_rdf,
    "Atom 0.3": lambda paper: write_atom(paper, "0.3"),
    "Atom 1.0": write_atom,
    "JSON Feed 1.0": lambda paper: write_json(paper, "1"),
    "JSON Feed 1.1": write_json,
}
"""Format → how to write a paper in it."""
