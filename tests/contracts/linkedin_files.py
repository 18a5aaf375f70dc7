"""LinkedIn's files: begun, sent to addresses that end, finished by their marks, worked on for a while.

`processing` is what is told of each file before it is AVAILABLE; `piece` how many bytes of a film go to one address,
`largest` how many a document has at most.
"""

import io
import itertools
from datetime import timedelta

from postdesk.media import heads
from stage.loopback import answer

MAGIC = {
    "image": (b"\xff\xd8\xff", b"\x89PNG", b"GIF8"),
    "document": (b"%PDF",),
    "video": (b"\0\0\0",),
}
LIFE = timedelta(hours=24)
PIXELS = 36_152_320
"""How many a picture has at most, and one less."""
UPLOAD_TOKEN = "AgEdJ-7_x"
"""What a film's upload is known by; documents show an empty one, too."""


class Files:
    """The files of one app."""

    def __init__(self, api):
        self.api, self.there, self.sent = api, {}, {}
        self.numbers = itertools.count(1)
        self.processing, self.piece, self.smallest = [], 4 << 20, 75_000
        self.life, self.largest = LIFE, 100_000_000

    def begin(self, asked, kind):
        """Initialize an upload."""
        name = "initializeUpload video" if kind == "video" else "initializeUpload image|document"
        said = self.api.body(asked, name)["initializeUploadRequest"]
        if said["owner"] not in self.api.owners:
            return self.api.no(400, "INVALID_VALUE_FOR_FIELD", "owner is not the member or a page of the member's")
        size = said.get("fileSizeBytes", 0)
        if kind == "video" and not self.smallest <= size <= 524_288_000:
            return self.api.no(400, "INVALID_VALUE_FOR_FIELD", "fileSizeBytes is out of range")
        number = next(self.numbers)
        urn = f"urn:li:{kind}:C4E22AQ{number:04d}"
        file = {"kind": kind, "owner": said["owner"], "size": size, "parts": {}, "state": ["WAITING_UPLOAD"]}
        self.there[urn] = file | {"ends": self.api.at + self.life}
        ends = int((self.api.at + self.life).timestamp() * 1000)
        if kind != "video":
            value = {kind: urn, "uploadUrl": self._address(asked, urn, 0, None), "uploadUrlExpiresAt": ends}
        else:
            parts = [(first, min(first + self.piece, size)) for first in range(0, size, self.piece)]
            asks = [
                {"firstByte": first, "lastByte": end - 1, "uploadUrl": self._address(asked, urn, first, end - first)}
                for first, end in parts
            ]
            value = {"video": urn, "uploadToken": UPLOAD_TOKEN, "uploadInstructions": asks, "uploadUrlsExpireAt": ends}
        return answer(body={"value": value})

    def _address(self, asked, urn, first, size):
        path = f"/dms-uploads/{len(self.sent)}/uploaded-{urn.rpartition(':')[2]}"
        self.sent[path] = (urn, first, size)
        return f"http://{asked.headers['host']}{path}?ca=vector&cn=uploads"

    def put(self, asked, path):
        """Take the bytes of a file, or of a piece of a film."""
        urn, first, size = self.sent[path]
        file = self.there[urn]
        if "linkedin-version" in asked.headers:
            self.api.broken.append("an upload names no version")
        refused = self._piece_wrong(asked, size) if file["kind"] == "video" else self._whole_wrong(asked)
        if refused:
            return refused
        if self.api.at > file["ends"]:
            return self.api.no(400, "EXPIRED_UPLOAD_URL", "The upload URL is expired")
        file["parts"][first] = asked.body
        if file["kind"] != "video":
            self._done(file)
            return answer(201, b"", "text/plain")
        return answer(200, b"", "text/plain", ETag=self._mark(urn, first))

    def _piece_wrong(self, asked, size):
        """What is answered to a piece of a film that is not sent as LinkedIn wants it; None where it is."""
        octets = asked.headers.get("content-type") == "application/octet-stream"
        if asked.headers.get("authorization") or not octets:
            self.api.broken.append("a piece of a film is sent without a token, as octets")
        elif len(asked.body) != size:
            self.api.broken.append(f"{len(asked.body)} bytes of a film where {size} belong")
        else:
            return None
        return answer(400, b"", "text/plain")

    def _whole_wrong(self, asked):
        """What is answered to a file that nobody is named for whom LinkedIn knows; None where it is."""
        if self.api.holds(asked.headers.get("authorization", "")):
            return None
        return self.api.no(401, "INVALID_ACCESS_TOKEN", "Invalid access token", serviceErrorCode=65600)

    def _mark(self, urn, first):
        return f"etag-{urn[-4:]}-{first}"

    def _done(self, file):
        content = b"".join(file["parts"][first] for first in sorted(file["parts"]))
        fits = content.startswith(MAGIC[file["kind"]]) and (file["kind"] != "image" or _pixels(content) < PIXELS)
        fits = fits and (file["kind"] != "document" or len(content) <= self.largest)
        file["state"] = [*self.processing, "AVAILABLE" if fits else "PROCESSING_FAILED"]
        file["content"] = content

    def finish(self, asked):
        """Finalize a film: every piece, in its order, and the token as it was given."""
        said = self.api.body(asked, "finalizeUpload video")["finalizeUploadRequest"]
        file = self.there[said["video"]]
        wanted = [self._mark(said["video"], first) for first in sorted(file["parts"])]
        whole = sum(map(len, file["parts"].values())) == file["size"]
        if said["uploadToken"] != UPLOAD_TOKEN or said["uploadedPartIds"] != wanted or not whole:
            self.api.broken.append("a film is finished with the marks of all its pieces, in their order")
            return self.api.no(400, "INVALID_VALUE_FOR_FIELD", "uploadedPartIds do not fit the upload")
        self._done(file)
        return answer(200, b"", "text/plain")

    def state(self, kind, urn):
        """Tell how far a file is."""
        file = self.there.get(urn)
        if file is None or file["kind"] != kind:
            return self.api.no(404, "NOT_FOUND", "Could not find entity")
        told = file["state"].pop(0) if len(file["state"]) > 1 else file["state"][0]
        return answer(body={"id": urn, "owner": file["owner"], "status": told})

    def trouble(self, content, author):
        """Why an author's post cannot show these files; None where it can."""
        media = content.get("media")
        shown = [media] if media else content.get("multiImage", {}).get("images", [])
        shown = shown or [{"id": urn} for urn in filter(None, [content.get("article", {}).get("thumbnail")])]
        for one in shown:
            file = self.there.get(one["id"])
            if file is None or file["owner"] != author:
                return self.api.no(400, "INVALID_IMAGE_ID", "The image is not one of the author's")
            if file["state"][-1] == "PROCESSING_FAILED":
                return self.api.no(400, "MEDIA_ASSET_PROCESSING_FAILED", "Media asset processing failed")
            if file["state"] != ["AVAILABLE"]:
                self.api.broken.append("a post shows a file that is not ready")
                return self.api.no(400, "MEDIA_ASSET_WAITING_UPLOAD", "Media asset is waiting for its upload")
            if file["kind"] == "document" and not one.get("title"):
                return self.api.no(400, "MISSING_FIELD", "A document needs a title")
        return None


def _pixels(content):
    """How many a picture has."""
    seen = heads.head(io.BytesIO(content))
    return seen.width * seen.height
