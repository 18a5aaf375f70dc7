"""A server that holds to the contract of Bluesky's video service (lexicons app.bsky.video.*, docs.bsky.app, 2026).

What a lenient one passes over (a token for another purpose or another server, a media type that it does not take, a
job of nobody) is written down in `broken` and answered with a no.
"""

import hashlib
from urllib.parse import parse_qsl, urlsplit

from stage.loopback import Loopback, answer

TAKES = ("video/mp4", "video/mpeg", "video/webm", "video/quicktime", "image/gif")
UPLOAD, LIMITS, STATUS = "app.bsky.video.uploadVideo", "app.bsky.video.getUploadLimits", "app.bsky.video.getJobStatus"


class VideoService:
    """Makes a film of what it is given after `works` questions; `keeps` is the name of the accounts' server.

    `faults` are played once each, by the call's name. `nested` is whether the answer to an upload stands one step down.
    """

    def __init__(self, keeps, works=1, nested=False):
        self.keeps, self.works, self.nested = keeps, works, nested
        self.jobs, self.broken, self.faults = {}, [], {}
        self.allowed = {"canUpload": True, "remainingDailyVideos": 24, "remainingDailyBytes": 10_000_000_000}

    def serve(self):
        return Loopback(self)

    def __call__(self, asked):
        parts = urlsplit(asked.path)
        name, query = parts.path.rpartition("/")[2], dict(parse_qsl(parts.query))
        if name in self.faults:
            return self.faults.pop(name)
        return {UPLOAD: self._upload, LIMITS: self._limits, STATUS: self._status}[name](asked, query)

    def _may(self, asked, audience, purpose):
        if asked.headers.get("authorization") == f"Bearer {audience}|{purpose}":
            return True
        self.broken.append(f"{purpose} with {asked.headers.get('authorization')}")
        return False

    def _limits(self, asked, query):
        own = f"did:web:{asked.headers['host'].replace(':', '%3A')}"
        return answer(body=self.allowed) if self._may(asked, own, LIMITS) else answer(401, {"error": "BadJwtAudience"})

    def _upload(self, asked, query):
        if not self._may(asked, self.keeps, "com.atproto.repo.uploadBlob"):
            return answer(401, {"error": "BadJwtAudience"})
        kind = asked.headers["content-type"]
        if kind not in TAKES or set(query) != {"did", "name"} or not asked.body:
            self.broken.append(f"an upload of {kind} with {sorted(query)}")
            return answer(400, {"error": "InvalidRequest", "message": "this is no film"})
        job = hashlib.sha256(asked.body).hexdigest()[:20]
        if job in self.jobs:
            known = {"jobId": job, "state": "JOB_STATE_COMPLETED", "error": "already_exists", "message": "known"}
            return answer(409, known)
        self.jobs[job] = [query["did"], len(asked.body), self.works]
        said = {"jobId": job, "did": query["did"], "state": "JOB_STATE_CREATED"}
        return answer(body={"jobStatus": said} if self.nested else said)

    def _status(self, asked, query):
        if query.get("jobId") not in self.jobs:
            self.broken.append("a job of nobody")
            return answer(400, {"error": "InvalidRequest"})
        did, size, left = self.jobs[query["jobId"]]
        self.jobs[query["jobId"]][2] -= 1
        said = {"jobId": query["jobId"], "did": did, "state": "JOB_STATE_ENCODING", "progress": 40}
        if left <= 0:
            blob = {"$type": "blob", "ref": {"$link": f"bafy{query['jobId']}"}, "mimeType": "video/mp4", "size": size}
            said = {**said, "state": "JOB_STATE_COMPLETED", "blob": blob}
        return answer(body={"jobStatus": said})
