"""What Meta's three servers have in common: versions, tokens and their scopes, fields, usage, and errors by code.

What no careful client does (a token in an address, an unknown field or parameter, a dead way to ask) is written down in
`broken`. `faults` are played once each, by the call's name ("POST feed"): bytes instead of an answer, or a pair of bytes
and True, where the call has its effect first. `status` is with what HTTP status an error comes, which says nothing.
"""

import itertools
import json
import re
from copy import copy
from datetime import timedelta
from email import message_from_bytes
from email.utils import format_datetime
from urllib.parse import parse_qsl, urlsplit

from stage.life import NOON
from stage.loopback import Loopback, answer

VERSION = "v26.0"
OLDEST = "v21.0"
TOKEN = "EAAplanted-token-of-a-page-that-never-ends"
PERSON = "EAAplanted-long-token-of-a-person"
SHORT = "EAAplanted-short-token-of-a-person"
UPLOADS = ("/video-upload/", "/ig-api-upload/")
"""Where the upload server takes films; all else is the Graph API's."""
BACK = "https://example.org/privacy"
APP, SECRET = "4455667788", "5ec2e75ec2e75ec2e75ec2e75ec2e7ab"
CALM = {
    "X_App_Usage": '{"call_count":28,"total_time":25,"total_cputime":25}',
    "X_Business_Use_Case_Usage": '{"1055":[{"type":"pages","call_count":12,"total_cputime":3,"total_time":3,'
    '"estimated_time_to_regain_access":0}]}',
}


def error(code, message="Something is not right.", subcode=None, status=400, transient=None, **headers):
    """The bytes of an error."""
    said = {"message": f"(#{code}) {message}", "type": "OAuthException", "code": code, "fbtrace_id": "Aplanted"}
    said |= {"error_subcode": subcode} if subcode else {}
    said |= {"is_transient": transient} if transient is not None else {}
    return answer(status, {"error": said}, "application/json; charset=UTF-8", **headers)


def full(minutes, kind="pages"):
    """The header of a limit that is used up."""
    case = {"type": kind, "call_count": 101, "estimated_time_to_regain_access": minutes}
    return {"X_Business_Use_Case_Usage": json.dumps({"1055": [case]})}


class NoError(Exception):
    """A no, as its bytes."""


class GraphApi:
    """One app, one token with its scopes. `ROUTES` are pairs of a shape of `METHOD /path` and a method's name."""

    ROUTES: tuple = ()
    SCOPES: frozenset = frozenset()
    HOMES: tuple = ()
    """The numbers of the Page and of what is linked with it."""
    NODES: dict = {}
    """By kind of thing, which fields it has; one with fields of its own says as what kind."""

    def __init__(self):
        self.at, self.ahead = NOON, timedelta()
        self.broken, self.faults, self.called = [], {}, []
        self.numbers = itertools.count(1)
        self.token, self.scopes, self.ends, self.seen_until = TOKEN, set(self.SCOPES), 0, 0
        self.dead = error(190, "Error validating access token.", 467, status=401)
        self.live = True
        self.kind = "USER"
        """Whose the long token is."""
        self.pages = [
            {
                "id": "1055",
                "name": "Our office",
                "username": "ouroffice",
                "access_token": TOKEN,
                "tasks": ["ADVERTISE", "PROFILE_PLUS_CREATE_CONTENT"],
                "instagram_business_account": {"id": "17841", "username": "ouroffice"},
            }
        ]
        self.usage = dict(CALM)
        self.slow = 0
        """To how many questions of batches Meta does not get in time."""
        self.served = VERSION

    def serve(self):
        return Loopback(self)

    @property
    def now(self):
        """What Meta's clock shows."""
        return self.at + self.ahead

    def number(self, start):
        """A new id that begins in a way."""
        return f"{start}{next(self.numbers):06d}"

    def __call__(self, asked):
        parts = urlsplit(asked.path)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        try:
            said = self._answered(asked, parts.path, query)
        except NoError as no:
            said = no.args[0]
        date = format_datetime(self.now, usegmt=True)
        return _with(said, {"facebook_api_version": self.served, "Date": date, **self.usage})

    def _answered(self, asked, path, query):
        if TOKEN in asked.path.replace(f"input_token={TOKEN}", "") or "access_token" in query:
            self.wrong("a token stands in an address")
        version, _, rest = path[1:].partition("/")
        if re.fullmatch(r"v\d+\.0", version):
            self.served = version if version == VERSION else OLDEST
            path = f"/{rest}"
        elif not path.startswith(UPLOADS):
            self.wrong("a path without a version")
        for shape, name in self.ROUTES:
            if found := re.fullmatch(shape, f"{asked.method} {path}"):
                return self._called(name, asked, query, found.groups())
        return self._elsewhere(f"{asked.method} {path}")

    def _elsewhere(self, call):
        """Refuse a call that is not to be made, or is right, but of a Page or an account that is not this token's."""
        ours = (re.sub(r" /\d{4,5}(?=/|$)", f" /{number}", call) for number in self.HOMES)
        if any(each != call and re.fullmatch(shape, each) for each in ours for shape, _ in self.ROUTES):
            raise NoError(error(100, "Unsupported request. Object with ID does not exist, cannot be loaded.", 33))
        return self.wrong(f"{call} is not to be called")

    def _called(self, name, asked, query, groups):
        self.called.append(name)
        waiting = self.faults.get(name, [])
        fault, late = waiting.pop(0) if waiting else None, False
        if isinstance(fault, tuple):
            fault, late = fault
        if fault is not None and not late:
            return fault() if callable(fault) else fault
        method = getattr(self, name.lower().replace(" ", "_").replace("/", "_"))
        said = answer(body=method(asked, query, *groups), kind="application/json; charset=UTF-8")
        return said if fault is None else fault() if callable(fault) else fault

    def wrong(self, what):
        """Note what no careful client does, and refuse it."""
        self.broken.append(what)
        raise NoError(error(100, what))

    def let_in(self, asked, *scopes, kind="Bearer"):
        """See that the token is right, and has the scopes that a call needs."""
        said, _, token = asked.headers.get("authorization", "").partition(" ")
        if said != kind:
            self.wrong(f"{said or 'no'} authorization where {kind} belongs")
        if token == PERSON:
            raise NoError(error(200, "publish_actions is deprecated.", status=403))
        if token != self.token:
            raise NoError(self.dead)
        if lacking := [scope for scope in scopes if scope not in self.scopes]:
            raise NoError(error(200, f"Requires {', '.join(lacking)}.", status=403))

    def asks(self, query, kind, *, takes=()):
        """See that a question names only what is known; returns the fields that it wants."""
        if "ids" in query:
            raise NoError(error(100, "The ids query parameter is deprecated in v26.0+", status=500))
        if stray := sorted(set(query) - {"fields", "appsecret_proof", *takes}):
            self.wrong(f"the query holds {stray}")
        if int(query.get("limit", 0)) > 100:
            raise NoError(error(100, "limit is too large."))
        return self.known(query.get("fields", "id"), kind)

    def known(self, fields, kind):
        """The fields that a text names, each with what stands behind it; such as are not known are no question."""
        found = dict(fields_of(fields))
        for name, rest in found.items():
            if name not in self.NODES[kind]:
                message = f"Tried accessing nonexisting field ({name}) on node type ({kind})"
                self.wrong(message) if name != "fan_count" else None
                raise NoError(error(100, message))
            inner = self.NODES[kind][name]
            if inner and rest.startswith("{"):
                self.known(rest[1:-1], inner)
        return found

    def form(self, asked, takes, needs=()):
        """The parameters of a call, and the files that came along."""
        kind = asked.headers.get("content-type", "")
        if kind == "application/json":
            fields, files = json.loads(asked.body), {}
        elif kind.startswith("multipart/form-data"):
            whole = message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + asked.body)
            each = [(part.get_param("name", header="content-disposition"), part) for part in whole.get_payload()]
            files = {name: part.get_payload(decode=True) for name, part in each if part.get_filename()}
            fields = {name: part.get_payload(decode=True).decode() for name, part in each if not part.get_filename()}
        else:
            fields, files = dict(parse_qsl(asked.body.decode(), keep_blank_values=True)), {}
        fields.pop("appsecret_proof", None)
        stray = sorted({re.sub(r"\[\d+\]$", "[]", name) for name in {*fields, *files}} - set(takes))
        if stray or set(needs) - {*fields, *files}:
            self.wrong(f"holds {stray}, lacks {sorted(set(needs) - {*fields, *files})}")
        return fields, files

    def get_debug_token(self, asked, query):
        """What a token says of itself; asked with the app's own."""
        if asked.headers.get("authorization") != f"Bearer {APP}|{SECRET}":
            raise NoError(error(190, "Invalid OAuth access token signature.", status=400))
        kinds = {self.token: "PAGE", PERSON: self.kind, SHORT: "USER"}
        token = query["input_token"]
        about = {"app_id": APP, "type": kinds.get(token, ""), "is_valid": token in kinds, "expires_at": self.ends}
        about["data_access_expires_at"] = self.seen_until
        narrow = [{"scope": scope, "target_ids": ["1055", "17841"]} for scope in sorted(self.scopes)]
        return {"data": {**about, "scopes": sorted(self.scopes), "granular_scopes": narrow}}

    def post_access_token(self, asked, query):
        """A code, or a short token, becomes a token of a person."""
        form, _ = self.form(
            asked,
            ("client_id", "client_secret", "redirect_uri", "code", "grant_type", "fb_exchange_token"),
            ("client_id", "client_secret"),
        )
        if (form["client_id"], form["client_secret"]) != (APP, SECRET):
            raise NoError(error(1, "Error validating client secret."))
        if form.get("grant_type") == "fb_exchange_token":
            if form["fb_exchange_token"] not in {SHORT, PERSON}:
                raise NoError(error(190, "Invalid OAuth access token.", 463))
            return {"access_token": PERSON, "token_type": "bearer", "expires_in": 5183944}
        if (form["code"], form["redirect_uri"]) != ("planted-code", BACK):
            raise NoError(error(100, "This authorization code has been used."))
        return {"access_token": SHORT, "token_type": "bearer"}

    def get_accounts(self, asked, query):
        """The Pages at which a person may do something."""
        if asked.headers.get("authorization") != f"Bearer {PERSON}":
            raise NoError(self.dead)
        self.asks(query, "OwnPage", takes=("limit",))
        return {"data": self.pages}

    def post_batch(self, asked, query):
        """Several questions in one; one that Meta does not get to is null."""
        form, _ = self.form(asked, ("batch", "include_headers"), ("batch",))
        each = json.loads(form["batch"])
        if len(each) > 50:
            message = "Too many requests in batch message. Maximum batch size is 50"
            raise NoError(answer(400, {"error": {"message": message, "type": "GraphBatchException"}}))
        return [self._member(asked, one) for one in each]

    def _member(self, asked, one):
        if set(one) != {"method", "relative_url"} or one["method"] != "GET":
            self.wrong(f"a batch that asks {one}")
        if self.slow:
            self.slow -= 1
            return None
        inner = copy(asked)
        inner.method, inner.path, inner.body = "GET", f"/{one['relative_url']}", b""
        head, _, body = self(inner).decode().partition("\r\n\r\n")
        return {"code": int(head.split()[1]), "body": body}

    def paged(self, rows, query):
        """A page of a list; the address of the next one holds the token, as Meta writes it."""
        start, size = int(query.get("after", 0)), int(query.get("limit", 25))
        page = {"data": rows[start : start + size]}
        if start + size < len(rows):
            after = str(start + size)
            page["paging"] = {
                "cursors": {"before": str(start), "after": after},
                "next": f"https://graph.facebook.com/{VERSION}/x?access_token={self.token}&after={after}",
            }
        return page


def fields_of(text):
    """Each field that a text names, with what stands behind it: `{…}` or `.limit(0).summary(true)`."""
    depth, start = 0, 0
    for place, sign in enumerate(f"{text},"):
        depth += (sign in "{(") - (sign in "})")
        if sign == "," and not depth:
            name = re.match(r"\w*", text[start:place])[0]
            yield name, text[start + len(name) : place]
            start = place + 1


def _with(said, headers):
    """An answer with headers that all have, but where it has its own."""
    head, _, body = said.partition(b"\r\n\r\n")
    own = head.lower()
    more = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    more = [line for line in more if line.partition(":")[0].lower().encode() + b":" not in own]
    return "\r\n".join([head.decode(), *more]).encode() + b"\r\n\r\n" + body if said else said
