"""A server that holds to the contract of LinkedIn's API, as its documentation of 2026 has it, strictly.

It wants the three headers, URNs encoded and lists raw, refuses fields that it does not know, reads a text as little text
and cuts it without a word where a sign is not escaped, and shows a page what it posted, a member nothing. What no
careful client does is written down in `broken`. `late` hides new posts from the list for so many seconds; `guard` is for
how long the same content is refused, `names` how the refusal names the post that stands there. `most` is how many calls
it takes in a day of UTC.
"""

import itertools
import json
import re
from collections import Counter
from datetime import timedelta
from urllib.parse import unquote, urlsplit

from contracts.linkedin_files import Files
from contracts.linkedin_oauth import LinkedInOAuth
from contracts.linkedin_schemas import DEAD, NEWEST, SHAPES, shown_of, unfit
from stage.life import NOON
from stage.loopback import Loopback, answer, dated

PAGE, MEMBER = "urn:li:organization:1234", "urn:li:person:782bbtaQ"
TOKEN = "planted-access-token-of-linkedin"
SCOPES = frozenset(
    (
        "w_organization_social",
        "r_organization_social",
        "rw_organization_admin",
        "w_organization_social_feed",
        "r_organization_social_feed",
    )
)
MEMBERS = frozenset(("openid", "profile", "w_member_social", "w_member_social_feed"))
WRITERS = frozenset(("ADMINISTRATOR", "CONTENT_ADMINISTRATOR", "CONTENT_ADMIN", "DIRECT_SPONSORED_CONTENT_POSTER"))
"""The roles at a page in which one may post there."""
KINDS = {"images": "image", "documents": "document", "videos": "video"}
FIRST = {PAGE: 7_295_588_489_876_647_936, MEMBER: 7_295_590_000_000_000_000}
"""The first number of a post here: LinkedIn never gives one twice, so a page's and a member's are apart."""
STATISTICS = "/rest/organizationalEntityShareStatistics"
URN = r"(urn%3Ali%3A\w+%3A[A-Za-z0-9_-]+)"


def no(status, code, message, **more):
    """The bytes of a no; a code may be missing."""
    coded = {"code": code} if code else {}
    return answer(status, {"status": status, **coded, "message": message, **more}, x_restli_error_response="true")


def duplicate(urn):
    """The bytes of "the same stands there already"."""
    body = {
        "errorDetailType": "com.linkedin.common.error.BadRequest",
        "message": "com.linkedin.content.common.exception.BadRequestResponseException: Content is a duplicate of "
        + urn,
        "errorDetails": {
            "inputErrors": [{"description": "Duplicate post is detected", "input": {}, "code": "DUPLICATE_POST"}]
        },
        "status": 422,
    }
    return answer(422, body)


BUSY = no(429, "TOO_MANY_REQUESTS", "Resource level throttle limit for calls to this resource is reached.")
REVOKED = no(
    401, "REVOKED_ACCESS_TOKEN", "The token used in the request has been revoked by the user", serviceErrorCode=65601
)
INVALID = no(401, "INVALID_ACCESS_TOKEN", "Invalid access token", serviceErrorCode=65600)
EXPIRED = no(401, "EXPIRED_ACCESS_TOKEN", "The token used in the request has expired", serviceErrorCode=65601)
CONFLICT = no(409, "CONFLICT", "A write conflict occurred. Retry the request.")
BROKEN = no(500, "INTERNAL_SERVER_ERROR", "Internal Server Error")
TOO_LATE = no(504, "", "Gateway Timeout")
NO_VERSION = no(
    400,
    "VERSION_MISSING",
    "A version must be present. Please specify a version by adding the Linkedin-Version header.",
)


def old_version(version):
    """The bytes of "this version is answered no longer"."""
    return no(426, "NONEXISTENT_VERSION", f"Requested version {version} is not active")


def forbidden(what):
    """The bytes of a no for want of a scope or a role."""
    return no(403, "ACCESS_DENIED", what, serviceErrorCode=100)


class NotTaken(Exception):
    """A no, as its bytes."""


class LinkedInApi:
    """One app, one person who signed in, and the page or the member that she posts as."""

    def __init__(self, author=PAGE):
        self.author, self.at, self.ahead = author, NOON, timedelta()
        self.token, self.role, self.strange = TOKEN, "ADMINISTRATOR", INVALID
        self.scopes = set(SCOPES if author == PAGE else MEMBERS)
        self.broken, self.called, self.posts, self.comments = [], [], [], []
        self.numbers, self.kinds = itertools.count(FIRST[author]), itertools.cycle(["share", "ugcPost"])
        self.files, self.oauth = Files(self), LinkedInOAuth(self)
        self.late, self.guard, self.names = 0, timedelta(minutes=10), lambda post: post["id"]
        self.dead, self.deaf, self.target, self.headless = set(DEAD), 0, "organization", False
        self.ghosts = []
        self.most, self.taken = 100_000, Counter()
        self.counts = {
            "impressionCount": 540,
            "uniqueImpressionsCount": 410,
            "clickCount": 22,
            "likeCount": 9,
            "commentCount": 2,
            "shareCount": 2,
            "engagement": 0.0629,
        }

    @property
    def owners(self):
        """As whom the person who signed in may upload: the page, and herself where she let the app."""
        return {self.author, *([MEMBER] if "w_member_social" in self.scopes else [])}

    @property
    def _posts(self):
        """Whether who signed in may post: for a page it takes a role."""
        return self.author != PAGE or self.role in WRITERS

    def serve(self):
        return Loopback(self)

    @property
    def now(self):
        """What its clock shows."""
        return self.at + self.ahead

    def __call__(self, asked):
        parts = urlsplit(asked.path)
        self.called.append(f"{asked.method} {parts.path}")
        try:
            said = self._answered(asked, parts)
        except NotTaken as no:
            said = no.args[0]
        return dated(said, self.now)

    no = staticmethod(no)

    def _answered(self, asked, parts):
        if parts.path.startswith("/oauth/v2/"):
            return self.oauth(asked, parts.path)
        if parts.path in self.files.sent and asked.method == "PUT":
            return self.files.put(asked, parts.path)
        self._let_in(asked)
        if parts.path == "/v2/userinfo":
            return self._who(asked)
        self._versioned(asked)
        return self._routed(asked)

    def _routed(self, asked):
        for shape, method, act in ROUTES:
            if found := re.fullmatch(shape, f"{asked.method} {asked.path}"):
                if asked.headers.get("x-restli-method", "") != method:
                    self._wrong(f"{asked.path} wants the method {method!r}")
                return getattr(self, act.__name__)(asked, *map(unquote, found.groups()))
        return self._wrong(f"{asked.method} {asked.path} is not to be called")

    def _wrong(self, what):
        self.broken.append(what)
        raise NotTaken(no(400, "INVALID_VALUE_FOR_FIELD", what))

    def holds(self, said):
        """Whether what stands in a header of somebody is a token that is good."""
        return said == f"Bearer {self.token}" or self.oauth.knows(said.removeprefix("Bearer "), self.now)

    def _let_in(self, asked):
        said = asked.headers.get("authorization", "")
        token = said.removeprefix("Bearer ")
        if not self.holds(said):
            raise NotTaken(REVOKED if self.oauth.made(token) else self.strange)
        self.taken[self.now.date()] += 1
        if self.taken[self.now.date()] > self.most:
            raise NotTaken(BUSY)

    def _versioned(self, asked):
        version = asked.headers.get("linkedin-version")
        if version is None:
            raise NotTaken(NO_VERSION)
        if not re.fullmatch(r"20\d{4}", version) or version in self.dead or version > NEWEST:
            raise NotTaken(old_version(version))
        if asked.headers.get("x-restli-protocol-version") != "2.0.0":
            self._wrong("the protocol is 2.0.0")

    def _may(self, *scopes, what=""):
        """See that the token has one of some scopes; `what` is what LinkedIn calls that which wants them."""
        if not self.scopes & set(scopes):
            raise NotTaken(forbidden(f"Not enough permissions to access: {what or scopes[0]}"))

    def body(self, asked, shape):
        """A body that is JSON and fits its shape."""
        if asked.headers.get("content-type") != "application/json":
            self._wrong("JSON is application/json")
        said = json.loads(asked.body)
        if trouble := unfit(said, SHAPES[shape], ""):
            self._wrong(trouble)
        return said

    def _who(self, asked):
        if "linkedin-version" in asked.headers:
            self._wrong("userinfo knows no version")
        self._may("profile")
        return answer(body={"sub": MEMBER.rpartition(":")[2], "name": "Ana Marić", "given_name": "Ana"})

    def roles(self, asked, role):
        self._may("rw_organization_admin")
        one = {self.target: PAGE, "role": self.role, "roleAssignee": MEMBER, "state": "APPROVED"}
        found = [one] if role == self.role else []
        return answer(body={"elements": found, "paging": {"count": 10, "start": 0, "links": []}})

    def names_of(self, asked, number):
        if number != PAGE.rpartition(":")[2]:
            return no(404, "NOT_FOUND", "Could not find organization")
        return answer(body={"id": int(number), "localizedName": "Country Office", "vanityName": "country-office"})

    def make(self, asked):
        said = self.body(asked, "post")
        create = f"partnerApiPostsExternal.CREATE.{asked.headers['linkedin-version']}01"
        self._may("w_organization_social" if said["author"] == PAGE else "w_member_social", what=create)
        if said["author"] != self.author or not self._posts:
            raise NotTaken(
                forbidden("Unpermitted fields present in REQUEST_BODY: Data Processing Exception … fields [/author]")
            )
        if said["author"] == PAGE and said["visibility"] != "PUBLIC":
            self._wrong("what a page posts is public")
        content = said.get("content", {})
        shown, kept = shown_of(said["commentary"])
        if len(shown.encode("utf-16-le")) > 6000:
            return no(400, "FIELD_LENGTH_TOO_LONG", "commentary is too long")
        if trouble := self.files.trouble(content, said["author"]):
            return trouble
        if twin := self._twin(said):
            return duplicate(self.names(twin))
        urn = f"urn:li:{next(self.kinds)}:{next(self.numbers)}"
        self.posts.append(
            {
                "id": urn,
                "author": said["author"],
                "asked": said,
                "said": shown,
                "commentary": kept,
                "content": content,
                "at": self.now,
                "state": "PUBLISHED",
                "edited": False,
            }
        )
        return answer(201, b"", **({} if self.headless else {"x_restli_id": urn}))

    def _twin(self, said):
        """The author's post with the same content, as long as LinkedIn remembers it; also one that is gone."""
        alike = [
            post for post in [*self.posts, *self.ghosts] if post["asked"] == said and self.now - post["at"] < self.guard
        ]
        return alike[-1] if alike else None

    def _post(self, urn):
        return next((post for post in self.posts if post["id"] == urn), None)

    def _own(self, urn, what):
        """See that a post is the author's, and that who signed in has a role at the page."""
        post = self._post(urn)
        if not self._posts or (post and post["author"] != self.author):
            raise NotTaken(forbidden(f"Not enough permissions to access: {what}"))

    def _told(self, post):
        return {
            "id": post["id"],
            "author": post["author"],
            "commentary": post["commentary"],
            "createdAt": int(post["at"].timestamp() * 1000),
            "publishedAt": int(post["at"].timestamp() * 1000),
            "lastModifiedAt": int(post["at"].timestamp() * 1000),
            "lifecycleState": post["state"],
            "lifecycleStateInfo": {"isEditedByAuthor": post["edited"]},
            "visibility": "PUBLIC",
            "distribution": {"feedDistribution": "MAIN_FEED"},
            "isReshareDisabledByAuthor": False,
            **({"content": post["content"]} if post["content"] else {}),
        }

    def page(self, asked, author, start):
        self._may("r_organization_social")
        if author != PAGE:
            raise NotTaken(forbidden("Not enough permissions to access: partnerApiPostsExternal.FINDER-author"))
        old = [post for post in self.posts if self.now - post["at"] >= timedelta(seconds=self.late)]
        shown = sorted(old, key=lambda post: post["at"], reverse=True)[int(start) : int(start) + 50]
        paging = {"start": int(start), "count": 50, "links": []}
        return answer(body={"elements": list(map(self._told, shown)), "paging": paging})

    def one(self, asked, urn):
        self._may("r_organization_social")
        post = self._post(urn)
        return answer(body=self._told(post)) if post else no(404, "NOT_FOUND", "Could not find entity")

    def take_off(self, asked, urn):
        self._may("w_organization_social", "w_member_social")
        self._own(urn, "partnerApiPostsExternal.DELETE")
        self.ghosts += [post for post in self.posts if post["id"] == urn]
        self.posts = [post for post in self.posts if post["id"] != urn]
        self.comments = [comment for comment in self.comments if comment["object"] != urn]
        return answer(204, b"")

    def edit(self, asked, urn):
        self._may("w_organization_social", "w_member_social")
        changed = json.loads(asked.body).get("patch", {}).get("$set", {})
        if stray := sorted(set(changed) - set(SHAPES["partial update"]["patch!"]["$set!"])):
            self.broken.append(f"an edit of {stray}")
            what = f"Data Processing Exception while processing fields [/patch/$set/{stray[0]}]"
            raise NotTaken(forbidden(f"Unpermitted fields present in REQUEST_BODY: {what}"))
        said = self.body(asked, "partial update")["patch"]["$set"]
        self._own(urn, "partnerApiPostsExternal.PARTIAL_UPDATE")
        if not (post := self._post(urn)):
            return no(404, "NOT_FOUND", "Could not find entity")
        post["said"], post["commentary"] = shown_of(said["commentary"])
        post["edited"] = True
        return answer(204, b"")

    def comment(self, asked, urn):
        said = self.body(asked, "comment")
        self._may("w_organization_social_feed" if self.author == PAGE else "w_member_social_feed")
        if (said["actor"], said["object"]) != (self.author, urn):
            self._wrong("a comment is its author's, below its post")
        self._own(urn, "partnerApiSocialActions.CREATE-comments")
        if self.deaf or not self._post(urn):
            self.deaf -= bool(self.deaf)
            return no(404, "NOT_FOUND", "Could not find entity")
        if len(said["message"]["text"]) > 1250:
            return no(400, "FIELD_LENGTH_TOO_LONG", "message is too long")
        number = str(next(self.numbers))
        one = {"id": number, "actor": said["actor"], "object": urn, "message": {"text": said["message"]["text"]}}
        self.comments.append(one)
        return answer(201, {**one, "commentUrn": f"urn:li:comment:({urn},{number})"}, x_restli_id=number)

    def below(self, asked, urn, start):
        self._may("r_organization_social_feed")
        found = [one for one in self.comments if one["object"] == urn][int(start) : int(start) + 50]
        return answer(body={"elements": found, "paging": {"start": int(start), "count": 50, "links": []}})

    def statistics(self, asked, author, kind, listed):
        self._may("rw_organization_admin")
        if author != PAGE or self.role != "ADMINISTRATOR":
            raise NotTaken(forbidden("Not enough permissions to access: organizationalEntityShareStatistics"))
        urns = listed.split(",")
        name = {"shares": "share", "ugcPosts": "ugcPost"}[kind]
        if any(urn.split(":")[2] != name for urn in urns):
            self._wrong(f"{kind} holds {urns}")
        if strange := [urn for urn in urns if self._post(urn) and self._post(urn)["author"] != PAGE]:
            what = f"Data Processing Exception while processing fields [/{kind}[{urns.index(strange[0])}]]"
            raise NotTaken(forbidden(f"Unpermitted fields present in PARAMETER: {what}"))
        met = [urn for urn in urns if self._post(urn) and not self._post(urn).get("quiet")]
        counted = [{"organizationalEntity": author, name: urn, "totalShareStatistics": self.counts} for urn in met]
        return answer(body={"elements": counted, "paging": {"start": 0, "count": 10, "links": []}})

    def analytics(self, asked, kind, urn, asks):
        self._may("r_member_postAnalytics")
        if {"share": "share", "ugc": "ugcPost"}[kind] != urn.split(":")[2]:
            self._wrong(f"{kind}:{urn}")
        count = {"IMPRESSION": 540, "MEMBERS_REACHED": 410, "REACTION": 9, "COMMENT": 2, "RESHARE": 2}.get(asks, 1)
        return answer(body={"elements": [{"count": count, "metricType": asks}]})

    def follow(self, asked, author):
        self._may("rw_organization_admin", "r_organization_social")
        return answer(body={"firstDegreeSize": 219_145})

    def begin(self, asked, shelf):
        self._may("w_organization_social", "w_member_social")
        return self.files.begin(asked, KINDS[shelf])

    def finish(self, asked):
        return self.files.finish(asked)

    def state(self, asked, shelf, urn):
        self._may("r_organization_social")
        return self.files.state(KINDS[shelf], urn)


ROUTES = (
    (r"GET /rest/organizationAcls\?q=roleAssignee&role=(\w+)&state=APPROVED", "", LinkedInApi.roles),
    (r"GET /rest/organizations/(\d+)", "", LinkedInApi.names_of),
    (r"POST /rest/(images|documents|videos)\?action=initializeUpload", "", LinkedInApi.begin),
    (r"POST /rest/videos\?action=finalizeUpload", "", LinkedInApi.finish),
    (rf"GET /rest/(images|documents|videos)/{URN}", "", LinkedInApi.state),
    (r"POST /rest/posts", "", LinkedInApi.make),
    (rf"GET /rest/posts\?q=author&author={URN}&count=50&start=(\d+)&sortBy=CREATED", "FINDER", LinkedInApi.page),
    (rf"GET /rest/posts/{URN}\?viewContext=AUTHOR", "", LinkedInApi.one),
    (rf"DELETE /rest/posts/{URN}", "DELETE", LinkedInApi.take_off),
    (rf"POST /rest/posts/{URN}", "PARTIAL_UPDATE", LinkedInApi.edit),
    (rf"POST /rest/socialActions/{URN}/comments", "", LinkedInApi.comment),
    (rf"GET /rest/socialActions/{URN}/comments\?start=(\d+)&count=50", "", LinkedInApi.below),
    (
        rf"GET {STATISTICS}\?q=organizationalEntity&organizationalEntity={URN}&(shares|ugcPosts)=List\(([^()]+)\)",
        "",
        LinkedInApi.statistics,
    ),
    (rf"GET /rest/networkSizes/{URN}\?edgeType=COMPANY_FOLLOWED_BY_MEMBER", "", LinkedInApi.follow),
    (
        rf"GET /rest/memberCreatorPostAnalytics\?q=entity&entity=\((share|ugc):{URN}\)&queryType=(\w+)&aggregation=TOTAL",
        "",
        LinkedInApi.analytics,
    ),
)
