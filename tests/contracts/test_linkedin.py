"""The contract server answers as LinkedIn is documented to, refuses what LinkedIn would, and checks itself by that."""

import json
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest

from contracts import linkedin as contract
from contracts.linkedin import MEMBER, PAGE, TOKEN, LinkedInApi, duplicate, forbidden, old_version
from contracts.linkedin_oauth import CLIENT, SECRET
from contracts.linkedin_schemas import DEAD, RESERVED, SHAPES, shown_of, unfit
from stage.life import NOON
from stage.loopback import Asked
from stage.pictures import jpeg

SPECS = Path(__file__).parents[3] / "shared/contracts/specs"
POST = {
    "author": PAGE,
    "commentary": "Hello",
    "visibility": "PUBLIC",
    "distribution": {"feedDistribution": "MAIN_FEED", "targetEntities": [], "thirdPartyDistributionChannels": []},
    "lifecycleState": "PUBLISHED",
    "isReshareDisabledByAuthor": False,
}


@pytest.fixture
def api():
    return LinkedInApi()


def spec(name):
    if not SPECS.is_dir():
        pytest.skip("../shared is absent")
    return json.loads((SPECS / name).read_text())


def call(api, method, path, body=None, rest="", token=TOKEN, version="202609", **headers):
    """A call; its status, its headers and what came back."""
    sent = {"Host": "127.0.0.1:1", "LinkedIn-Version": version, "X-Restli-Protocol-Version": "2.0.0"}
    sent |= {"Authorization": f"Bearer {token}", "X-RestLi-Method": rest, "Content-Type": "application/json"}
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
    lines = "".join(f"{name}: {value}\r\n" for name, value in sent.items() if value)
    said = api(Asked(f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + content))
    return read(said)


def read(said):
    head, _, body = said.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return int(first.split()[1]), headers, json.loads(body) if body.startswith(b"{") else None


def made(api, **more):
    return call(api, "POST", "/rest/posts", {**POST, **more})


def encoded(urn):
    return quote(urn, safe="")


def test_its_noes_are_the_documented_ones():
    answers = [each for each in spec("answers.json")["answers"] if each["network"] == "linkedin" and each["body"]]
    documented = [(each["status"], each["body"]) for each in answers]
    ours = [
        duplicate("urn:li:share:7295588489876647936"),
        old_version("20250101"),
        contract.NO_VERSION,
        contract.REVOKED,
        contract.INVALID,
        contract.CONFLICT,
        contract.BUSY,
        contract.BROKEN,
        contract.TOO_LATE,
        forbidden("Not enough permissions to access: partnerApiPostsExternal.CREATE.20260901"),
    ]
    for fault in ours:
        status, _, body = read(fault)
        assert (status, body) in documented


def test_what_it_takes_is_what_the_documentation_says():
    said = spec("linkedin-requests.json")
    assert set(SHAPES) == set(said["schemas"])
    for name, shape in SHAPES.items():
        assert same(shape, said["schemas"][name]), name
    assert said["little_text_reserved"] == RESERVED
    assert set(said["versions"]["dead"]) | set(said["versions"]["never_existed"]) == DEAD


def same(ours, theirs):
    """Whether a shape names the same fields, and wants the same of them, as a schema does."""
    if isinstance(ours, tuple):
        pairs = zip(ours, theirs["oneOf"], strict=True)
        return all(same(one, other) for one, other in pairs)
    if isinstance(ours, dict):
        fields = {name.rstrip("!"): inner for name, inner in ours.items()}
        wanted = {name[:-1] for name in ours if name.endswith("!")}
        fit = set(fields) == set(theirs["properties"]) and wanted == set(theirs.get("required", []))
        return fit and all(same(inner, theirs["properties"][name]) for name, inner in fields.items())
    if isinstance(ours, list):
        return theirs["type"] == "array" and same(ours[0], theirs.get("items", {"type": "string"}))
    if isinstance(ours, set):
        return ours == set(theirs.get("enum", [theirs.get("const")]))
    return theirs["type"] == {int: "integer", bool: "boolean"}.get(ours, "string")


def test_a_post_is_taken_without_a_body_and_named_in_a_header(api):
    status, headers, body = made(api)
    assert (status, body, headers["x-restli-id"][:13]) == (201, None, "urn:li:share:")
    status, _, said = made(api)
    assert (status, said["message"].rpartition(" ")[2]) == (422, headers["x-restli-id"])
    api.at = NOON + timedelta(minutes=11)
    assert made(api)[1]["x-restli-id"].startswith("urn:li:ugcPost:")
    api.headless = True
    assert "x-restli-id" not in made(api, commentary="Another")[1]


def test_a_deleted_post_is_remembered_as_a_ghost_and_deleting_again_is_no_trouble(api):
    urn = made(api)[1]["x-restli-id"]
    for _ in range(2):
        assert call(api, "DELETE", f"/rest/posts/{encoded(urn)}", rest="DELETE")[0] == 204
    assert made(api)[0] == 422
    assert call(api, "GET", f"/rest/posts/{encoded(urn)}?viewContext=AUTHOR")[0] == 404


@pytest.mark.parametrize(
    ("little", "shown"),
    [
        (r"Hello \(all\) {hashtag|\#|IOM\_1} @[UN \(EG\)](urn:li:organization:7).", "Hello (all) #IOM_1 UN (EG)."),
        ("Hello (all)", "Hello "),
        ("a_b", "a"),
        ("All #IOM", "All "),
        ("{hashtag|IOM}", ""),
        ("", ""),
    ],
)
def test_a_sign_that_is_not_escaped_cuts_the_text_without_a_word(api, little, shown):
    assert made(api, commentary=little)[0] == 201
    assert (api.posts[0]["said"], api.broken) == (shown, [])
    assert shown_of(api.posts[0]["commentary"])[0] == shown


@pytest.mark.parametrize(
    "wrong",
    [
        {"colour": "red"},
        {"distribution": {"feedDistribution": "MAIN_FEED", "colour": "red"}},
        {"distribution": {}},
        {"distribution": []},
        {"lifecycleState": "DRAFT"},
        {"isReshareDisabledByAuthor": "no"},
        {"author": "urn:li:person:"},
        {"content": {"media": {"id": "urn:li:share:1"}}},
        {"content": {"multiImage": {"images": [{"id": "urn:li:image:1"}]}}},
        {"content": {"article": {"source": "https://iom.int"}}},
        {"content": {"article": {"source": "https://iom.int", "title": "x" * 401}}},
        {"content": {"article": {"source": "https://iom.int", "title": "x"}, "media": {"id": "urn:li:image:1"}}},
        {"content": {"media": {"id": "urn:li:image:1", "altText": "x" * 4087}}},
        {"content": {"article": {"source": "https://iom.int", "title": "x", "thumbnail": "https://iom.int/a.jpg"}}},
        {"visibility": "CONNECTIONS"},
    ],
)
def test_a_body_that_does_not_fit_is_refused_and_written_down(api, wrong):
    assert made(api, **wrong)[0] == 400
    assert len(api.broken) == 1


@pytest.mark.parametrize(
    ("method", "path", "rest", "headers"),
    [
        ("GET", f"/rest/posts?q=author&author={PAGE}&count=50&start=0&sortBy=CREATED", "FINDER", {}),
        ("GET", f"/rest/posts?q=author&author={encoded(PAGE)}&count=50&start=0&sortBy=CREATED", "", {}),
        ("DELETE", f"/rest/posts/{encoded('urn:li:share:1')}", "", {}),
        ("GET", f"/rest/posts?ids=List({encoded('urn:li:share:1')})", "BATCH_GET", {}),
        ("POST", "/rest/posts", "", {"Content_Type": "text/plain"}),
        ("GET", "/rest/organizations/1234", "", {"X_Restli_Protocol_Version": "1.0.0"}),
        ("GET", "/v2/userinfo", "", {}),
    ],
)
def test_what_no_careful_client_does_is_refused_and_written_down(api, method, path, rest, headers):
    assert call(api, method, path, {}, rest=rest, **headers)[0] == 400
    assert len(api.broken) == 1


@pytest.mark.parametrize(
    ("version", "status"),
    [("", 400), ("202511", 426), ("202512", 426), ("20250101", 426), ("202701", 426), ("202609", 200)],
)
def test_only_a_version_that_lives_is_answered(api, version, status):
    assert call(api, "GET", "/rest/organizations/1234", version=version)[0] == status
    assert api.broken == []


def test_who_may_do_what(api):
    assert call(api, "GET", "/rest/organizations/1234", token="another")[0] == 401
    assert call(api, "GET", "/rest/organizations/7")[0] == 404
    assert call(api, "GET", "/v2/userinfo", version="", rest="")[0] == 403
    assert made(api, author=MEMBER)[0] == 403
    member = LinkedInApi(MEMBER)
    assert made(member, author=MEMBER)[0] == 201
    page = f"/rest/posts?q=author&author={encoded(MEMBER)}&count=50&start=0&sortBy=CREATED"
    assert call(member, "GET", page, rest="FINDER")[0] == 403
    member.scopes.add("r_organization_social")
    assert call(member, "GET", page, rest="FINDER")[0] == 403
    api.role = ""
    assert made(api)[0] == 403
    assert api.broken == []
    assert made(LinkedInApi(), commentary="x" * 3001)[0] == 400


@pytest.mark.parametrize("lost", ["role", "author"])
def test_a_post_is_changed_only_by_whom_it_belongs_to_and_in_a_role(api, lost):
    urn = made(api)[1]["x-restli-id"]
    if lost == "role":
        api.role = "RECRUITING_POSTER"
    else:
        api.posts[0]["author"] = MEMBER
    path = f"/rest/posts/{encoded(urn)}"
    comment = {"actor": PAGE, "object": urn, "message": {"text": "More"}}
    patch = {"patch": {"$set": {"commentary": "Another"}}}
    assert call(api, "DELETE", path, rest="DELETE")[0] == 403
    assert call(api, "POST", path, patch, rest="PARTIAL_UPDATE")[0] == 403
    assert call(api, "POST", f"/rest/socialActions/{encoded(urn)}/comments", comment)[0] == 403
    assert ([post["said"] for post in api.posts], api.comments, api.broken) == (["Hello"], [], [])


def test_the_picture_of_a_card_is_there_and_its_authors(api):
    card = {"source": "https://iom.int", "title": "Doors"}
    value = begun(api)
    shown = {"content": {"article": {**card, "thumbnail": value["image"]}}}
    assert made(api, **shown)[2]["code"] == "MEDIA_ASSET_WAITING_UPLOAD"
    assert api.broken.pop() == "a post shows a file that is not ready"
    assert sent(api, value["uploadUrl"], jpeg()) == 201
    assert made(api, **shown)[0] == 201
    api.files.there[value["image"]]["owner"] = MEMBER
    assert made(api, **shown)[2]["code"] == "INVALID_IMAGE_ID"


def test_a_day_of_utc_takes_so_many_calls(api):
    api.most = 1
    assert [call(api, "GET", "/rest/organizations/1234")[0] for _ in range(2)] == [200, 429]
    api.at = NOON.replace(day=24, hour=0)
    assert call(api, "GET", "/rest/organizations/1234")[0] == 200


def begun(api, shelf="images", **more):
    asked = {"initializeUploadRequest": {"owner": PAGE, **more}}
    status, _, said = call(api, "POST", f"/rest/{shelf}?action=initializeUpload", asked)
    return said["value"] if status == 200 else status


def sent(api, address, content, **more):
    path = address.partition("127.0.0.1:1")[2]
    kind = {"Content_Type": "application/octet-stream"}
    return call(api, "PUT", path, content, version="", **{**kind, **more})[0]


def test_a_picture_is_shown_once_it_is_there(api):
    value = begun(api)
    shown = {"content": {"media": {"id": value["image"]}}}
    assert made(api, **shown)[2]["code"] == "MEDIA_ASSET_WAITING_UPLOAD"
    assert api.broken.pop() == "a post shows a file that is not ready"
    assert sent(api, value["uploadUrl"], jpeg(), token="another") == 401
    assert sent(api, value["uploadUrl"], jpeg()) == 201
    assert call(api, "GET", f"/rest/images/{encoded(value['image'])}")[2]["status"] == "AVAILABLE"
    assert call(api, "GET", f"/rest/documents/{encoded(value['image'])}")[0] == 404
    assert made(api, **shown)[0] == 201
    assert made(api, content={"media": {"id": "urn:li:image:nobody"}})[2]["code"] == "INVALID_IMAGE_ID"


@pytest.mark.parametrize("content", [b"no picture", jpeg(9000, 4500)], ids=["no picture", "too many pixels"])
def test_what_is_no_picture_fails_and_addresses_end(api, content):
    value = begun(api)
    assert sent(api, value["uploadUrl"], content) == 201
    shown = {"content": {"media": {"id": value["image"]}}}
    assert made(api, **shown)[2]["code"] == "MEDIA_ASSET_PROCESSING_FAILED"
    api.at = NOON + timedelta(hours=25)
    assert sent(api, value["uploadUrl"], jpeg()) == 400
    assert begun(api, owner=MEMBER) == 400


def test_an_upload_names_no_version(api):
    path = begun(api)["uploadUrl"].partition("127.0.0.1:1")[2]
    assert call(api, "PUT", path, jpeg())[0] == 201
    assert api.broken == ["an upload names no version"]


def test_a_document_has_a_title(api):
    value = begun(api, "documents")
    assert sent(api, value["uploadUrl"], b"%PDF-1.7") == 201
    assert made(api, content={"media": {"id": value["document"]}})[2]["code"] == "MISSING_FIELD"
    assert made(api, content={"media": {"id": value["document"], "title": "a.pdf"}})[0] == 201
    api.files.largest = 7
    large = begun(api, "documents")
    assert sent(api, large["uploadUrl"], b"%PDF-1.7") == 201
    shown = {"media": {"id": large["document"], "title": "b.pdf"}}
    assert made(api, content=shown)[2]["code"] == "MEDIA_ASSET_PROCESSING_FAILED"


def test_a_film_is_finished_by_the_marks_of_its_pieces(api):
    film = {"fileSizeBytes": 100_000, "uploadCaptions": False, "uploadThumbnail": False}
    assert begun(api, "videos", **{**film, "fileSizeBytes": 7}) == 400
    api.files.piece = 60_000
    value = begun(api, "videos", **film)
    first, second = value["uploadInstructions"]
    assert sent(api, first["uploadUrl"], bytes(60_000)) == 400
    assert api.broken.pop() == "a piece of a film is sent without a token, as octets"
    assert sent(api, first["uploadUrl"], bytes(59_999), Authorization="") == 400
    assert api.broken.pop() == "59999 bytes of a film where 60000 belong"
    assert sent(api, first["uploadUrl"], bytes(60_000), Authorization="") == 200
    whole = {"video": value["video"], "uploadToken": value["uploadToken"], "uploadedPartIds": ["x"]}
    path = "/rest/videos?action=finalizeUpload"
    assert call(api, "POST", path, {"finalizeUploadRequest": whole})[0] == 400
    assert len(api.broken) == 1
    assert sent(api, second["uploadUrl"], bytes(40_000), Authorization="") == 200
    whole["uploadedPartIds"] = [f"etag-{value['video'][-4:]}-{first}" for first in (0, 60_000)]
    assert call(api, "POST", path, {"finalizeUploadRequest": whole})[0] == 200


def test_a_comment_is_its_authors_below_its_post(api):
    urn = made(api)[1]["x-restli-id"]
    path, said = f"/rest/socialActions/{encoded(urn)}/comments", {"text": "More (of it)_"}
    body = {"actor": PAGE, "object": urn, "message": said}
    api.deaf = 1
    assert [call(api, "POST", path, body)[0] for _ in range(2)] == [404, 201]
    assert call(api, "GET", f"{path}?start=0&count=50")[2]["elements"][0]["message"] == said
    assert call(api, "POST", path, {**body, "message": {"text": "x" * 1251}})[0] == 400
    assert call(api, "POST", path, {**body, "actor": MEMBER})[0] == 400
    assert call(api, "POST", path, {**body, "object": "urn:li:share:1"})[0] == 400
    assert len(api.broken) == 2


def test_an_edit_is_of_the_text_and_of_a_post_that_is_there(api):
    path = f"/rest/posts/{encoded(made(api)[1]['x-restli-id'])}"
    patch = {"patch": {"$set": {"commentary": "Another"}}}
    assert call(api, "POST", path, patch, rest="PARTIAL_UPDATE")[0] == 204
    assert api.posts[0]["said"] == "Another"
    assert call(api, "POST", f"/rest/posts/{encoded('urn:li:share:1')}", patch, rest="PARTIAL_UPDATE")[0] == 404
    assert call(api, "POST", path, {"patch": {"$set": {"visibility": "x"}}}, rest="PARTIAL_UPDATE")[0] == 403


def test_statistics_are_by_the_kind_of_urn_and_spoilt_by_anothers(api):
    urn = made(api)[1]["x-restli-id"]
    path = f"{contract.STATISTICS}?q=organizationalEntity&organizationalEntity={encoded(PAGE)}"
    status, _, said = call(api, "GET", f"{path}&shares=List({encoded(urn)},{encoded('urn:li:share:1')})")
    assert (status, [one["share"] for one in said["elements"]]) == (200, [urn])
    assert call(api, "GET", f"{path}&ugcPosts=List({encoded(urn)})")[0] == 400
    assert call(api, "GET", f"{path}&shares=List%28{encoded(urn)}%29")[0] == 400
    assert len(api.broken) == 2
    api.posts[0]["author"] = MEMBER
    assert "[/shares[0]]" in call(api, "GET", f"{path}&shares=List({encoded(urn)})")[2]["message"]
    api.scopes.add("r_member_postAnalytics")
    asks = "/rest/memberCreatorPostAnalytics?q=entity&entity=({}:{})&queryType=IMPRESSION&aggregation=TOTAL"
    assert call(api, "GET", asks.format("share", encoded(urn)))[2]["elements"][0]["count"] == 540
    assert call(api, "GET", asks.format("ugc", encoded(urn)))[0] == 400


def form(api, path, **said):
    body = "&".join(f"{name}={quote(value, safe='')}" for name, value in said.items()).encode()
    return call(api, "POST", path, body, version="", Content_Type="application/x-www-form-urlencoded")


def test_sign_in_holds_to_its_rules(api):
    app = {"client_id": CLIENT, "client_secret": SECRET}
    again = {"grant_type": "refresh_token", "refresh_token": "r", **app}
    api.oauth.refresh["r"] = (NOON + timedelta(days=30), frozenset({"openid"}))
    assert call(api, "POST", "/oauth/v2/accessToken", b"{}", version="")[0] == 400
    kind = {"Content_Type": "application/x-www-form-urlencoded"}
    assert call(api, "POST", "/oauth/v2/accessToken", b"grant_type=refresh_token", **kind)[0] == 400
    assert api.broken == ["sign-in knows no version"]
    assert form(api, "/oauth/v2/accessToken", **{**again, "client_secret": "x"})[0] == 401
    status, _, said = form(api, "/oauth/v2/accessToken", **again)
    assert (status, said["refresh_token"], said["expires_in"]) == (200, "r", 30 * 86_400)
    told = form(api, "/oauth/v2/introspectToken", token=said["access_token"], **app)[2]
    assert (told["status"], told["scope"]) == ("active", "openid")
    assert form(api, "/oauth/v2/introspectToken", token="x", **app)[2] == {"active": False, "status": "revoked"}
    assert form(api, "/oauth/v2/introspectToken", token=TOKEN, **app)[2]["active"]


def test_other_scopes_take_the_power_of_the_tokens_before(api):
    app = {"client_id": CLIENT, "client_secret": SECRET}
    page = "http://x/?client_id={}&response_type=code&redirect_uri=http://localhost/b&state=s&scope={}"
    tokens = []
    for scope in ("openid", "openid", "openid%20profile"):
        code = api.oauth.allow(page.format(CLIENT, scope)).partition("code=")[2].partition("&")[0]
        said = {"grant_type": "authorization_code", "code": code, "redirect_uri": "http://localhost/b", **app}
        tokens.append(form(api, "/oauth/v2/accessToken", **said)[2]["access_token"])
        assert form(api, "/oauth/v2/accessToken", **said)[0] == 400
    assert [api.oauth.knows(token, NOON) for token in tokens] == [False, False, True]


@pytest.mark.parametrize(("redirect", "minutes", "status"), [("b", 29, 200), ("c", 1, 400), ("b", 31, 400)])
def test_a_code_is_good_for_half_an_hour_and_where_it_was_sent(api, redirect, minutes, status):
    page = f"http://x/?client_id={CLIENT}&response_type=code&redirect_uri=http://localhost/b&state=s&scope=openid"
    code = api.oauth.allow(page).partition("code=")[2].partition("&")[0]
    api.at = NOON + timedelta(minutes=minutes)
    said = {"grant_type": "authorization_code", "code": code, "redirect_uri": f"http://localhost/{redirect}"}
    said |= {"client_id": CLIENT, "client_secret": SECRET}
    assert form(api, "/oauth/v2/accessToken", **said)[0] == status


def test_a_shape_names_the_place_of_what_does_not_fit():
    assert unfit({"a": [1, "x"]}, {"a!": [int, 1, 2]}, "") == "/a is str"
    assert unfit({"a": []}, {"a!": [int, 1, 2]}, "") == "/a is no list of 1 to 2"
