"""Films and moving pictures: handed to Bluesky's video service, which makes a film of them and keeps it at the account.

The service acts for the account with a token that is good for one purpose and half an hour. It answers with the name
of a job, which is asked about until the film is ready; the same film again is known to it. A server without such a
service, as one's own may be, takes an MP4 film as it takes a picture.

Source: docs.bsky.app/docs/tutorials/video; lexicons app.bsky.video.* and com.atproto.server.getServiceAuth (2026).
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from msgspec import Struct

from postdesk.errors import Refused, Unreachable
from postdesk.models import Attachment
from postdesk.networks.bluesky.answers import JobAnswer, ServiceToken, UploadAllowance, VideoJob
from postdesk.networks.bluesky.session import NOT_LET_IN, SignIn
from postdesk.sentences import Sentence
from postdesk.wire import Reply, Wire

SERVICE = "https://video.bsky.app"
MAY_LACK = (400, 404, 405, 501)
"""With what a server answers that has no video service; its own 400 says so in words."""
LACKS = "No service configured"
KNOWN = 409
"""The answer to a film that the service has already; it names the job."""
GOOD_FOR = timedelta(minutes=30)
AGAIN = 5.0
"""Seconds until a film that the service is still working on is asked about again."""
MUCH_LATER = 3_600.0
"""Seconds until an account that has used up its films is tried again."""
FAILED, DONE = "JOB_STATE_FAILED", "JOB_STATE_COMPLETED"


class FilmJob(Struct, frozen=True):
    """A film at the service: the blob once it is ready, and until then the name of the job."""

    id: str
    blob: Mapping[str, Any] | None = None


class FilmService:
    """The video service, as one account uses it; `wire` leads to the account's own server, `video` to the service."""

    def __init__(self, wire: Wire, video: Wire, sign_in: SignIn) -> None:
        self._wire, self._video, self._sign_in = wire, video, sign_in

    def begin(self, film: Attachment, content: Path, now: datetime) -> FilmJob | None:
        """Hand a film over; None where there is no service.

        Raises:
            Refused: The service does not take it.
            Unreachable: It could not be done now.
        """
        if not self._allowed(now):
            return None
        did = self._sign_in.did(now)
        token = self._token(_server_name(self._sign_in.host(now)), "com.atproto.repo.uploadBlob", now)
        reply = self._video.write(
            "/xrpc/app.bsky.video.uploadVideo",
            now,
            token=token,
            accept=(KNOWN, *MAY_LACK),
            public=False,
            query={"did": did, "name": f"{film.sha256[:24]}{Path(film.name).suffix}"},
            headers={"Content-Type": film.type},
            content=content,
        )
        return None if _lacking(reply) else _job(reply)

    def go_on(self, job: str, now: datetime) -> FilmJob:
        """Ask whether a film is ready.

        Raises:
            Refused: The service could not make a film of it.
            Unreachable: It is still at work, or could not be asked.
        """
        reply = self._video.read("/xrpc/app.bsky.video.getJobStatus", now, query={"jobId": job})
        done = _job(reply)
        if done.blob is None and _said(reply).state == DONE:
            raise reply.doubt("{server} says that a film is ready, and not where")
        if done.blob is None:
            raise Unreachable("{server} is still working on a film", AGAIN, server=self._video.name)
        return done

    def _allowed(self, now: datetime) -> bool:
        """See that the account may send a film today; False where there is no service."""
        limits = "app.bsky.video.getUploadLimits"
        token = self._token(_server_name(self._video.base), limits, now)
        reply = self._video.read(f"/xrpc/{limits}", now, token=token, accept=MAY_LACK)
        if _lacking(reply):
            return False
        said = reply.into(UploadAllowance)
        if not said.can_upload:
            why = said.shown or Sentence("it does not say why")
            raise Unreachable(
                "{server} takes no film from this account now: {why}", MUCH_LATER, server=self._video.name, why=why
            )
        return True

    def _token(self, audience: str, purpose: str, now: datetime) -> str:
        """Return a token with which another service may do one thing for the account."""
        query = {"aud": audience, "lxm": purpose, "exp": str(int((now + GOOD_FOR).timestamp()))}
        path = "/xrpc/com.atproto.server.getServiceAuth"
        reply = self._sign_in.call(
            lambda token: self._wire.read(
                path, now, token=token, accept=NOT_LET_IN, query=query, confidential=("token",)
            ),
            now,
        )
        if reply.status >= 400:
            raise reply.refusal()
        token = reply.into(ServiceToken).token
        self._video.hide(token)
        return token


def _lacking(reply: Reply) -> bool:
    """Tell whether a server has no video service; Refused where it has one that does not take the call."""
    if reply.status == 400 and LACKS not in reply.words:
        raise reply.refusal()
    return reply.status in MAY_LACK


def _job(reply: Reply) -> FilmJob:
    """Return how far a film is; one that the service knows already may be asked about like a new one."""
    job = _said(reply)
    if job.state == FAILED and reply.status != KNOWN:
        raise Refused("{server} can make no film of it: {why}", server=reply.server, why=job.shown)
    return FilmJob(job.job_id, job.blob.written if job.blob else None)


def _said(reply: Reply) -> VideoJob:
    """Return what an answer says of a job, which stands in it or one step below."""
    return reply.into(JobAnswer).job_status or reply.into(VideoJob)


def _server_name(address: str) -> str:
    """Return the lasting name of a server: did:web with its host, as the identifier's method has it."""
    return f"did:web:{quote(urlsplit(address).netloc, safe='.-')}"
