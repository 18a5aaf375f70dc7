"""An address that leads nowhere is told by what is wrong with it; one that leads somewhere is left alone in any script."""

import pytest

from postdesk.models import Place, Remark
from postdesk.text.address_faults import address_fault, named_host
from stage.said import Said


@pytest.mark.parametrize(
    ("link", "fault"),
    [
        ("https:/example.org", "does not begin with https://"),
        ("htps://example.org", "does not begin with https://"),
        ("example.org/news", "does not begin with https://"),
        ("ftp://example.org", "does not begin with https://"),
        ("https://example", 'leads nowhere: "example" is no domain'),
        ("https://.org", 'leads nowhere: ".org" is no domain'),
        ("https://-.org", 'leads nowhere: "-.org" is no domain'),
        ("https://exam_ple..org/", 'leads nowhere: "exam_ple..org" is no domain'),
        ("https://1.5", 'leads nowhere: "1.5" is no domain'),
        ("https://our_maps.org", 'leads nowhere: "our_maps.org" is no domain'),
        ("https://_.example.org", 'leads nowhere: "_.example.org" is no domain'),
        ("https://\u0947a.example.org", 'leads nowhere: "\u0947a.example.org" is no domain'),
        ("https://", "leads nowhere: it names no domain"),
        ("https://example.org/a b", "has a blank in it: write %20"),
        ("https://https://example.org", "has its https:// twice"),
        ("https://example.org/100%", "has a % that stands for nothing: write %25"),
    ],
)
def test_faults(link, fault):
    remark = Remark(Place("a.yaml"), address_fault(link), link=link, host=named_host(link))
    assert Said("link-malformed", remark).message == f"{link} {fault}"


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org",
        "http://example.org:8080/a/b?c=d%20e#f",
        "https://пример.срб/вијести",
        "https://مثال.إختبار/خبر",
        "https://web.archive.org/web/2026/https://example.org/",
        "https://example.org/?next=https://example.org",
        "https://192.0.2.7/",
        "https://user@example.org/",
        "https://उदाहरण.भारत/",
        "https://தமிழ்.இந்தியா/",
        "https://මාතලේ.ලංකා/",
        "https://می\u200cشود.ایران/",
        "https://our_maps.example.org/",
        "https://example.org./",
    ],
)
def test_whole_addresses(link):
    assert address_fault(link) == ""
