from datetime import UTC, datetime

from postdesk.measure.intake.recognising import extract
from postdesk.models import Figures

HEADER = "ツイートID,ツイートの固定リンク,ツイート本文,時間,インプレッション,エンゲージメント,エンゲージメント率,リツイート,返信,いいね,ユーザープロフィールクリック,URLクリック数\n"
LINK = "https://twitter.com/IOMExample/status/1487761304843190273"


def test_japanese_headers_are_known(tmp_path):
    name = "tweet_activity_metrics_IOMExample_20220101_20220201_ja.csv"
    row = f'"1487761304843190273","{LINK}","Doors #移民","2022-01-30 12:15 +0000","106.0","4.0","0.03","2.0","1.0","5.0","0.0","3.0"\n'
    (tmp_path / name).write_text(HEADER + row, encoding="utf-8")
    (post,) = extract(tmp_path / name).rows
    assert (post.text, post.published) == ("Doors #移民", datetime(2022, 1, 30, 12, 15, 11, tzinfo=UTC))
    assert post.figures == Figures(5, 1, 2, 3, impressions=106, engagements=4)
