"""Heads of releases as offices of many languages write them: the place is read, and the text begins behind them."""

import pytest

from postdesk.drafts.releases.datelines import dateline, place_of_line

TEXT = "More than 12,000 families received winter kits."


@pytest.mark.parametrize(("head", "place"), [
    ("PORT ALMA, 12 Nov — ", "PORT ALMA"),
    ("GENEVA/NEW YORK (AA) – ", "GENEVA/NEW YORK"),
    ("Port Alma, Vessia, November 12, 2026 – ", "Port Alma, Vessia"),
    ("12 November 2026, Kathmandu – ", "Kathmandu"),
    ("12 November 2026, Geneva: ", "Geneva"),
    ("(Geneva, 12 November 2026) ", "Geneva"),
    ("(Geneva) – ", "Geneva"),
    ("[Juba, 12 November 2026] ", "Juba"),
    ("Juba | 12 November 2026 | ", "Juba"),
    ("Washington, D.C., November 12, 2026—", "Washington, D.C."),
    ("BEIRUT, Nov. 12, 2026 /PRNewswire/ -- ", "BEIRUT"),
    ("Bruxelles/Kinshasa, 12 novembre 2026\u00a0: ", "Bruxelles/Kinshasa"),
    ("Goma (République démocratique du Congo), le 12 novembre 2026 – ", "Goma"),
    ("Le Caire, le 3 mars – ", "Le Caire"),
    ("San José, Costa Rica, jueves 12 de noviembre de 2026 – ", "San José, Costa Rica"),
    ("Bogotá, D.C., 12 de noviembre de 2026. ", "Bogotá, D.C."),
    ("Ciudad de Guatemala, 12 de noviembre de 2026.- ", "Ciudad de Guatemala"),
    ("عمّان (12 نوفمبر 2026) - ", "عمّان"),
    ("12 ноября 2026 года, Женева – ", "Женева"),
    ("ЖЕНЕВА, 12 ноября 2026 г. – ", "ЖЕНЕВА"),
    ("(Novi Grad, 12. 11. 2026.) – ", "Novi Grad"),
    ("Нови Град, 12. новембра 2026 – ", "Нови Град"),
    ("DHAKA: ", "DHAKA"),
    ("DHAKA, 4 June: ", "DHAKA"),
    ("KINSHASA : ", "KINSHASA"),
    ("القاهرة: ", "القاهرة"),
    ("BERLIN. ", "BERLIN"),
    ("ЗАРЕЧЬЕ, 4 декабря. ", "ЗАРЕЧЬЕ"),
    ("Cairo - ", "Cairo"),
    ("القاهرة - ", "القاهرة"),
    ("القاهرة - 3 يونيو 2026: ", "القاهرة"),
    ("Podgorica, PR Pres centar - ", "Podgorica"),
    ("Ciudad de México, a 3 de junio de 2026.- ", "Ciudad de México"),
    ("Berlin/Bonn, den 3. Juni 2026. ", "Berlin/Bonn"),
    ("Москва, 9 ноября. ", "Москва"),
    ("г. Алматы, 3 июня 2026 г. – ", "Алматы"),
    ("（日内瓦/北京，6月3日）", "日内瓦/北京"),
    ("2026年6月3日，北京讯 ", "北京"),
    ("达卡，11月9日 — ", "达卡"),
    ("（联合国，日内瓦，2026年6月3日）", "日内瓦"),
    ("内罗毕讯（6月3日）：", "内罗毕"),
    ("Подгорица, 3. јуна 2026. године: ", "Подгорица"),
    ("Lilongwe / Rotterdam — Sept. 8, 2026 — ", "Lilongwe/Rotterdam"),
    ("[PORT ALMA] 9 December — ", "PORT ALMA"),
    ("(Port Alma: Sunday, 22nd of March, 2026) ", "Port Alma"),
    ("ROME: 3/06/2026 -- ", "ROME"),
    ("Podgorica, 3. jun 2026. (Jezerska agencija) – ", "Podgorica"),
])  # fmt: skip
def test_a_head_is_read_whole(head, place):
    found = dateline(head + TEXT)
    assert (found.place, (head + TEXT)[found.end :].lstrip()) == (place, TEXT)


@pytest.mark.parametrize("text", [
    TEXT,
    "On 12 November 2026, the Government – with the agency – opened a school.",
    "Le 12 novembre 2026, Genève a accueilli – pour la première fois – le forum.",
    "12 November 2026, Geneva hosts – again – the forum.",
    "El 12 de noviembre de 2026, Bogotá: miles de personas marcharon.",
    "Since 12 November 2026, more than 400 people – mostly women – have arrived.",
    "Published 12 November 2026 | Updated 13 November 2026",
    "Today, 12 November: the office opens.",
    "The, 12 November 2026 | doors open.",
    "Day of Peace, 12 November. Doors open.",
    "12 November 2026 – Doors open.",
    "Geneva, 12 November 2026, Nairobi | Doors open.",
    "However, the office – like others – agreed.",
    "Yesterday, the office - like others - agreed.",
    "Good news – the clinic is open.",
    "Update: the clinic is open.",
    "Geneva. A city by a lake.",
    "4 October 2026 | Statement | Reading time: 1 min",
])  # fmt: skip
def test_a_sentence_that_names_a_day_is_no_head(text):
    assert dateline(text) is None


@pytest.mark.parametrize(("line", "place"), [
    ("Fait à Bamako, le 3 juin 2026", "Bamako"),
    ("Dado en Quito, a 3 de junio de 2026.", "Quito"),
    ("En Madrid, a 3 de junio de 2026", "Madrid"),
    ("Dakar/Genève, le 3 juin 2026", "Dakar/Genève"),
    ("Juba, South Sudan - Tuesday 3 November 2026", "Juba, South Sudan"),
    ("London, 9 November", "London"),
    ("Wien, am 9. November", "Wien"),
    ("Нови Сад, среда, 3. јун 2026.", "Нови Сад"),
    ("بيروت في 3 حزيران 2026", "بيروت"),
    ("Done at Geneva, on 3 June 2026", "Geneva"),
    ("Tirana · 3 June 2026", "Tirana"),
    ("حرر في تونس، في 3 يونيو 2026", "تونس"),
    ("(Port Alma: Sunday, 22nd of March, 2026)", "Port Alma"),
    ("3 June 2026", ""),
    ("Publicado el 27 de noviembre de 2026", ""),
    ("Objavljeno: 27. novembar 2026.", ""),
    ("Date, 27 November 2026", ""),
    ("The clinic opened on 3 June 2026 in the old port", ""),
])  # fmt: skip
def test_a_line_that_is_a_place_and_a_day_names_the_place(line, place):
    assert place_of_line(line) == place
