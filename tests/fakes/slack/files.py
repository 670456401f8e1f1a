"""Files on the fake Slack: uploads in three steps, ready a moment later, shown and handed over."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.fakes import canaries


@dataclass(slots=True)
class Upload:
    """A file, from the moment its upload is announced."""

    id: str
    name: str
    size: int
    body: bytes | None = None
    completed: bool = False
    looks: int = 0
    """How often it was asked about since it was completed."""
    places: list[str] = field(default_factory=list)


class Shelf:
    """All files; `slow` is how many looks it takes until one is ready."""

    def __init__(self) -> None:
        self.base = ""
        self.slow = 1
        self.refusing = False
        """Take no bytes."""
        self.sharing = True
        """Whether a completed file really comes where it was sent."""
        self.uploads: dict[str, Upload] = {}
        self.downloads = 0

    def announce(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """files.getUploadURLExternal."""
        if not body.get("filename") or int(body.get("length") or 0) < 1:
            return {"error": "invalid_arguments"}
        upload = self.add(str(body["filename"]), int(body["length"]))
        return {"upload_url": f"{self.base}/upload/{upload.id}", "file_id": upload.id}

    def add(self, name: str, size: int, body: bytes | None = None) -> Upload:
        """Keep a file; one with a body is there already: somebody shared it."""
        number = len(self.uploads) + 1
        upload = Upload(f"F{number:08}", name, size, body, completed=body is not None)
        self.uploads[upload.id] = upload
        return upload

    async def take(self, request: web.Request) -> web.Response:
        """The upload address: the bytes, as they are."""
        upload = self.uploads[request.match_info["id"]]
        body = await request.read()
        canaries.look("chat files", f"Slack {upload.name}", body)
        if self.refusing or len(body) != upload.size:
            return web.Response(status=500, text="ERROR")
        upload.body = body
        return web.Response(text=f"OK - {len(body)}")

    def complete(self, body: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
        """files.completeUploadExternal."""
        files = json.loads(body["files"]) if isinstance(body["files"], str) else body["files"]
        place = body.get("channel_id")
        if place and place not in known:
            return {"error": "channel_not_found"}
        for file in files:
            upload = self.uploads.get(file["id"])
            if upload is None or upload.body is None:
                return {"error": "file_not_found"}
            upload.completed = True
            upload.places += [place] if place and self.sharing else []
        return {"files": [{"id": file["id"], "title": file["title"]} for file in files]}

    def info(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """files.info: type and place come a moment after the upload."""
        upload = self.uploads.get(str(body.get("file")))
        if upload is None or not upload.completed:
            return {"error": "file_not_found"}
        upload.looks += 1
        ready = self.is_ready(upload.id)
        picture = upload.name.endswith(".png")
        file = {
            "id": upload.id,
            "name": upload.name,
            "size": upload.size,
            "mimetype": ("image/png" if picture else "text/plain") if ready else "",
            "url_private_download": f"{self.base}/download/{upload.id}/{upload.name}",
            "ims": upload.places if ready else [],
        }
        return {"file": file}

    def is_ready(self, file_id: str) -> bool:
        """Whether a block may point at a file."""
        upload = self.uploads.get(file_id)
        return bool(upload and upload.completed and upload.looks >= self.slow)

    async def hand_over(self, request: web.Request, token: str) -> web.Response:
        """The private address of a file: for who has the token."""
        self.downloads += 1
        upload = self.uploads.get(request.match_info["id"])
        if request.headers.get("Authorization") != f"Bearer {token}":
            raise web.HTTPFound(f"{self.base}/log-in")
        if upload is None or upload.body is None:
            return web.Response(status=404)
        return web.Response(body=upload.body)


def shown_files(payload: Mapping[str, Any]) -> list[str]:
    """The ids of the files that a message's blocks point at."""
    blocks = payload.get("blocks") or ()
    return [block["slack_file"]["id"] for block in blocks if "slack_file" in block]
