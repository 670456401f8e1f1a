"""Files on the stand-in: multipart requests read as documented, uploads kept and served again."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.fakes.discord.rules import walk

Json = Any
LIMIT = 10_485_760
_SCHEME = "attachment://"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that somebody sent."""

    id: str
    name: str
    body: bytes
    media_type: str
    url: str
    description: str = ""

    def attachment(self) -> Json:
        """The attachment object of the API."""
        return {
            "id": self.id,
            "filename": self.name,
            "size": len(self.body),
            "url": self.url,
            "proxy_url": self.url,
            "content_type": self.media_type,
            **({"description": self.description} if self.description else {}),
        }


@dataclass(slots=True)
class Shelf:
    """Everything uploaded, by name: the latest of each."""

    site: str = ""
    refusing: bool = False
    """Answer 413 to whatever comes with files."""
    forbidden: bool = False
    """The bot may not attach files."""
    lost: bool = False
    """Nothing can be read again: the addresses are too old."""
    uploads: dict[str, Upload] = field(default_factory=dict)
    sent: list[str] = field(default_factory=list)
    """Names of everything uploaded, in order."""

    def keep(
        self, number: str, name: str, body: bytes, media_type: str, description: str = ""
    ) -> Upload:
        """Keep a file; its address is what the CDN would give."""
        url = f"http://{self.site}/attachments/1/{number}/{name}?ex=1&is=1&hm=1"
        self.uploads[name] = Upload(number, name, body, media_type, url, description)
        return self.uploads[name]

    async def serve(self, request: web.Request) -> web.Response:
        """Serve a file as the CDN does."""
        upload = self.uploads.get(request.match_info["name"])
        if upload is None or upload.id != request.match_info["id"] or self.lost:
            return web.Response(status=404)
        return web.Response(body=upload.body, content_type=upload.media_type)

    def resolve(self, body: Json) -> tuple[list[Json], list[Json]]:
        """The attachments and components of a message as the API gives them back."""
        named = [a["filename"] for a in body.get("attachments") or ()]
        components = json.loads(json.dumps(body.get("components") or []))
        for media in media_in(components):
            if media["url"].startswith(_SCHEME):
                upload = self.uploads[media["url"].removeprefix(_SCHEME)]
                media |= {"url": upload.url, "proxy_url": upload.url, "attachment_id": upload.id}
        return [self.uploads[name].attachment() for name in named], components


def media_in(components: Json) -> Iterator[Json]:
    """Every place in components that names a file or a picture."""
    for component in walk(components):
        yield from (item["media"] for item in component.get("items", ()))
        if "file" in component:
            yield component["file"]


async def read_request(request: web.Request) -> tuple[Json, dict[str, web.FileField]]:
    """The JSON of a request, and its files by their field's number."""
    if not request.content_type.startswith("multipart/"):
        text = await request.text()
        return (json.loads(text) if text else None), {}
    form = await request.post()
    files = {
        name.removeprefix("files[").removesuffix("]"): value
        for name, value in form.items()
        if isinstance(value, web.FileField)
    }
    return json.loads(str(form["payload_json"])), files


def check_files(body: Json, files: dict[str, web.FileField]) -> list[str]:
    """What Discord would refuse in the files of a message."""
    listed = {a["id"]: a["filename"] for a in body.get("attachments") or ()}
    sent = {number: file.filename for number, file in files.items()}
    wrong = [] if listed == sent else [f"attachments {listed}, files {sent}"]
    shown = [m["url"] for m in media_in(body.get("components")) if m["url"].startswith(_SCHEME)]
    names = sorted(url.removeprefix(_SCHEME) for url in shown)
    if names != sorted(listed.values()):
        wrong.append(f"components show {names}, attached are {sorted(listed.values())}")
    return wrong
