from __future__ import annotations

import pytest

from summarise.read import article_from_text

ENGLISH = "The council of Harwick voted on Tuesday to close the old bridge for two years. " * 3
GERMAN = "Der Stadtrat hat am Dienstag beschlossen, die alte Brücke für zwei Jahre zu sperren. " * 3
ARABIC = "صوت مجلس المدينة يوم الثلاثاء على إغلاق الجسر القديم لمدة عامين بسبب الأضرار. " * 3
CHINESE = "市议会周二投票决定将旧桥关闭两年。市长说维修将花费四百万英镑。居民要求提供渡轮。" * 3


def test_english_is_told_and_needs_no_warning() -> None:
    article = article_from_text(ENGLISH, id="a")
    assert article.language == "en"
    assert article.warnings == ()


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [(GERMAN, "de", "German"), (ARABIC, "ar", "Arabic"), (CHINESE, "zh", "Chinese")],
)
def test_other_languages_are_named_in_a_warning(text: str, code: str, name: str) -> None:
    article = article_from_text(text, id="a")
    assert article.language == code
    assert len(article.warnings) == 1
    assert name in article.warnings[0]
    assert len(article.sentences) > 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        (" \n ", "empty"),
        ("Xi visits Moscow on Monday.", "too short"),
        ("...", "no sentences"),
    ],
)
def test_too_little_text_has_no_language_but_a_warning(text: str, words: str) -> None:
    article = article_from_text(text, id="a")
    assert article.language is None
    assert len(article.warnings) == 1
    assert words in article.warnings[0]
