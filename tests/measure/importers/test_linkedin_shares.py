from datetime import UTC, datetime

import pytest

from postdesk.measure.importers.linkedin_shares import unquoted
from postdesk.measure.intake.recognising import extract
from postdesk.models import Figures

LINK = "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7532404259715821625"


def test_a_text_that_the_analytics_lack(tmp_path):
    (tmp_path / "Shares.csv").write_bytes(
        f"Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\r\n"
        f'2026-11-28 11:25:20,{LINK},"Doors open at six.""\n""""\n""Come! #SafeMigration",,,MEMBER_NETWORK\r\n'.encode()
    )
    export = extract(tmp_path / "Shares.csv")
    (post,) = export.rows
    assert (post.remote_id, post.account, post.exact) == ("urn:li:share:7532404259715821625", "", True)
    assert post.published == datetime(2026, 11, 28, 11, 25, 20, 820000, UTC)
    assert (post.text, post.figures) == ("Doors open at six.\n\nCome! #SafeMigration", Figures())
    assert export.personal


def test_the_file_of_2018(tmp_path):
    header = (
        "Date\tShare Title\tShare Description\tShare Link\tShare Commentary\tShared URL\tMedia URL\tType\tVisibility\n"
    )
    link = "https://www.linkedin.com/feed/update/urn:li:activity:6306560133674000000"
    (tmp_path / "Shares.csv").write_text(
        f"{header}2017-06-28 16:03:00\t\t\t{link}\tDoors\t\t\tSHARE\tPUBLIC\n", "utf-16"
    )
    (post,) = extract(tmp_path / "Shares.csv").rows
    assert (post.remote_id, post.text) == ("urn:li:activity:6306560133674000000", "Doors")


@pytest.mark.parametrize("text", ['He said "come"', 'One\n"two"\nthree', 'One"\ntwo\n"three', '"One\ntwo"', ""])
def test_a_text_without_marks_around_its_lines_stays(text):
    assert unquoted(text) == text


def test_a_text_of_two_lines_loses_the_marks_between_them():
    assert unquoted('One"\n"two') == "One\ntwo"
    assert unquoted('"One"\n"two"') == "One\ntwo"


@pytest.mark.parametrize(
    "text",
    [
        '"Come," she said.\nWe came.',
        '"Come in," she said.\n\nHe said: "Here we are."',
        'They call it "home"\n"Nobody leaves," she says.\nWe asked "why".',
        "Doors open\u2028at six.\nCome!\nAll\x0bof you\x85and more.\nBye.",
        "«Дођите»\n„Ево нас“",
        "Doors open.\n",
        "\nDoors open.",
    ],
)
def test_quotations_and_breaks_within_a_line_are_the_texts_own(text):
    assert unquoted(text.replace("\n", '"\n"')) == text
    assert unquoted(text.replace("\n", '"\r\n"')) == text
