"""A Bluesky server in a few lines, as the real one answered (@atproto/pds 0.4.217): for faults it cannot be made to have.

tests/live runs the same calls against the real one.
"""

import hashlib
import json
from urllib.parse import parse_qsl, urlsplit

from stage.loopback import Loopback, answer


def query_of(text):
    """A query; `uris` are many."""
    pairs = parse_qsl(text)
    return dict(pairs) | {"uris": [value for name, value in pairs if name == "uris"]}


def unknown(given, token):
    return answer(501, {"error": "MethodNotImplemented", "message": "Method Not Implemented"})


class Pds:
    """Keeps records, counts sign-ins, and answers the next call to `path` with `faults[path]`, if there is one.

    A fault is bytes; a pair of bytes and True lets the call have its effect first, as when only the answer is lost.
    """

    def __init__(self, password="app-pass"):
        self.password = password
        self.records, self.sign_ins, self.refreshed, self.uploads = {}, 0, 0, []
        self.good, self.ended = set(), 0
        self.faults = {}
        self.counts = None
        self.hidden = set()
        self.handle = "office.test"
        self.handles = {"partner.test": "did:plc:partner"}
        self.host, self.kind = None, "image/png"
        self.asked_names, self.purposes, self.elsewhere = [], [], {}

    def serve(self):
        return Loopback(self)

    def __call__(self, asked):
        parts = urlsplit(asked.path)
        name = parts.path.rpartition("/")[2]
        act = getattr(self, "do_" + name.replace(".", "_").lower(), unknown)
        fault, late = self.faults.pop(name, None), False
        if isinstance(fault, tuple):
            fault, late = fault
        if fault is None or late:
            given = query_of(parts.query) if asked.method == "GET" else asked.body
            done = act(given, asked.headers.get("authorization", "").removeprefix("Bearer "))
        return fault if fault is not None else done

    @property
    def names(self):
        return {"did:plc:office", self.handle, *(name for name, did in self.handles.items() if did == "did:plc:office")}

    def _session(self):
        access, refresh = f"access-{len(self.good)}", f"refresh-{len(self.good)}"
        self.good |= {access, refresh}
        did = {"did": "did:plc:office", "handle": self.handle}
        service = {"id": "#atproto_pds", "type": "AtprotoPersonalDataServer", "serviceEndpoint": self.host}
        document = {"didDoc": {"id": "did:plc:office", "service": [service]}} if self.host else {}
        return answer(body={**did, "accessJwt": access, "refreshJwt": refresh, "active": True, **document})

    def do_com_atproto_server_createsession(self, body, token):
        asked = json.loads(body)
        self.asked_names.append(asked["identifier"])
        if asked["password"] != self.password or asked["identifier"] not in self.names:
            return answer(401, {"error": "AuthenticationRequired", "message": "Invalid identifier or password"})
        self.sign_ins += 1
        return self._session()

    def do_com_atproto_server_deletesession(self, given, token):
        if not self.good:
            return answer(400, {"error": "ExpiredToken", "message": "Token has been revoked"})
        self.good.clear()
        self.ended += 1
        return answer(200)

    def do_com_atproto_server_refreshsession(self, body, token):
        if token not in self.good:
            return answer(400, {"error": "ExpiredToken", "message": "Token has been revoked"})
        self.refreshed += 1
        return self._session()

    def do_com_atproto_server_getsession(self, query, token):
        if token not in self.good:
            return answer(400, {"error": "ExpiredToken", "message": "Token has expired"})
        return answer(body={"handle": self.handle, "did": "did:plc:office"}, RateLimit_Remaining="2998")

    def do_com_atproto_server_getserviceauth(self, query, token):
        if token not in self.good:
            return answer(400, {"error": "ExpiredToken", "message": "Token has expired"})
        self.purposes.append((query["aud"], query["lxm"], int(query["exp"])))
        return answer(body={"token": f"{query['aud']}|{query['lxm']}"})

    def do_com_atproto_identity_resolvehandle(self, query, token):
        known = {self.handle: "did:plc:office", **self.handles}
        if query["handle"] in known:
            return answer(body={"did": known[query["handle"]]})
        return answer(400, {"error": "InvalidRequest", "message": "Unable to resolve handle"})

    def do_com_atproto_repo_uploadblob(self, body, token):
        if token not in self.good:
            return answer(400, {"error": "ExpiredToken", "message": "Token has expired"})
        self.uploads.append(body)
        link = {"$link": hashlib.sha256(body).hexdigest()}
        kind = "video/mp4" if body[4:8] == b"ftyp" else self.kind
        return answer(body={"blob": {"$type": "blob", "ref": link, "mimeType": kind, "size": len(body)}})

    def do_com_atproto_repo_putrecord(self, body, token):
        if token not in self.good:
            return answer(400, {"error": "ExpiredToken", "message": "Token has expired"})
        asked = json.loads(body)
        assert asked["swapRecord"] is None
        if len(asked["record"]["text"]) > 300:
            return answer(400, {"error": "InvalidRequest", "message": "grapheme too big"})
        there = self.records.setdefault(asked["rkey"], asked["record"])
        if there != asked["record"]:
            return answer(400, {"error": "InvalidSwap", "message": "Record was at bafy"})
        return answer(body=self._ref(asked["rkey"]))

    def do_com_atproto_repo_getrecord(self, query, token):
        if query["rkey"] not in self.records:
            return answer(400, {"error": "RecordNotFound", "message": "Could not locate record"})
        return answer(body={**self._ref(query["rkey"]), "value": self.records[query["rkey"]]})

    def do_com_atproto_repo_listrecords(self, query, token):
        below = [rkey for rkey in sorted(self.records, reverse=True) if rkey < query.get("cursor", "~")]
        newest = below[: int(query["limit"])]
        listed = [{**self._ref(rkey), "value": self.records[rkey]} for rkey in newest]
        return answer(body={"records": listed} | ({"cursor": newest[-1]} if newest else {}))

    def do_com_atproto_repo_deleterecord(self, body, token):
        asked = json.loads(body)
        if asked["rkey"] in self.records and asked["swapRecord"] != self._ref(asked["rkey"])["cid"]:
            return answer(400, {"error": "InvalidSwap", "message": "Record was at bafy"})
        self.records.pop(asked["rkey"], None)
        return answer(body={})

    def do_app_bsky_feed_getposts(self, query, token):
        if len(query["uris"]) > 25:
            return answer(400, {"error": "InvalidRequest", "message": "uris must not have more than 25 elements"})
        if found := [self.elsewhere[uri] for uri in query["uris"] if uri in self.elsewhere]:
            return answer(body={"posts": found})
        shown = [uri for uri in query["uris"] if uri not in self.hidden]
        counts = [] if self.counts is None else [{"uri": uri, **self.counts} for uri in shown]
        return answer(body={"posts": counts[::-1]})

    def do_app_bsky_actor_getprofile(self, query, token):
        return answer(body={"did": query["actor"][0], "followersCount": 1204})

    def _ref(self, rkey):
        written = json.dumps(self.records[rkey], sort_keys=True).encode()
        uri = f"at://did:plc:office/app.bsky.feed.post/{rkey}"
        return {"uri": uri, "cid": f"bafy{hashlib.sha256(written).hexdigest()[:20]}"}
