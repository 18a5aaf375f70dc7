import pytest

from postdesk.checks.rules import link_malformed
from postdesk.models import Place, Remark
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
        ("https://", "leads nowhere: it names no domain"),
        ("https://example.org/a b", "has a blank in it: write %20"),
        ("https://https://example.org", "has its https:// twice"),
        ("https://example.org/100%", "has a % that stands for nothing: write %25"),
    ],
)
def test_faults(link, fault):
    remark = Remark(Place("a.yaml"), link_malformed.fault_of(link), link=link, host=link_malformed.host_of(link))
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
    ],
)
def test_whole_addresses(link):
    assert link_malformed.fault_of(link) == ""


def test_the_link_of_a_post(remarks):
    """
    text: Doors open at six.
    link: https:/example.org/doors
    """
    (remark,) = remarks(link_malformed)
    assert remark.message == "https:/example.org/doors does not begin with https://"
    assert remark.place.line == 6


def test_what_begins_like_an_address_in_a_text(said):
    """
    text: "Više na https://example, na htps://example.org/vijesti i na www//example.org."
    thread: ["Плус (http:/пример.срб) и ttps://пример.срб"]
    """
    assert said(link_malformed) == [
        'https://example leads nowhere: "example" is no domain',
        "htps://example.org/vijesti does not begin with https://",
        "www//example.org does not begin with https://",
        "http:/пример.срб does not begin with https://",
        "ttps://пример.срб does not begin with https://",
    ]


def test_whole_addresses_and_other_slashes_in_a_text(said):
    """
    text: |
      Voir https://example.org/nouvelles. (https://example.org/a_(b)), 1/2, et/ou, hall//stage, 10:/ 20, www.example.org,
      «https://example.org/a», "https://example.org/b": c'est tout.
    """
    assert said(link_malformed) == []


def test_a_blank_in_a_link_is_shown_on_one_line(said):
    """
    text: Doors open at six.
    link: "https://example.org/the hall"
    """
    assert said(link_malformed) == ["https://example.org/the hall has a blank in it: write %20"]


def test_punctuation_of_other_scripts_is_no_part_of_a_host(said):
    """
    text: "阅读 https://example.org。谢谢 اقرأ https://example.org؟ ទៅ https://example.org៕"
    """
    assert said(link_malformed) == []
