import pytest

from newsreader.catalogue import Catalogue, CatalogueFeed
from newsreader.catalogue.finding import fold
from newsreader.catalogue.languages import primary, spoken

SHELVES = Catalogue(
    (
        CatalogueFeed("Le Monde", "https://www.lemonde.fr/rss/une.xml", "fr", "à la une", "News"),
        CatalogueFeed(
            "L’Équipe", "https://dwh.lequipe.fr/api/edito/rss", "fr", "le sport", "Sport"
        ),
        CatalogueFeed("Folha", "https://feeds.folha.uol.com.br/rss", "pt-BR", "manchetes", "News"),
        CatalogueFeed("朝日新聞デジタル", "https://www.asahi.com/rss", "ja", "速報", "News"),
        CatalogueFeed("한겨레", "https://www.hani.co.kr/rss", "ko", "주요 뉴스", "News"),
        CatalogueFeed("Гра слів", "https://slova.example/feed", "uk", "культура", "Books"),
        CatalogueFeed("In the Pipeline", "https://pipe.example/rss", "en", "drugs", "Science"),
        CatalogueFeed("Pipeline Weekly", "https://weekly.example/rss", "en", "oil", "Business"),
        CatalogueFeed("Data Letter", "https://letter.example/rss", "en", "the pipeline", "Science"),
        CatalogueFeed("Łódź i świat", "https://lodz.example/rss", "pl", "sportowo", "Sport"),
    )
)


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("pipeline", ["Pipeline Weekly", "In the Pipeline", "Data Letter"]),
        ("PIPE", ["Pipeline Weekly", "In the Pipeline", "Data Letter"]),
        ("pipeline science", ["In the Pipeline", "Data Letter"]),
        ("line", ["In the Pipeline", "Pipeline Weekly", "Data Letter"]),
        ("science drugs pipeline", ["In the Pipeline"]),
        ("sport", ["L’Équipe", "Łódź i świat"]),
        ("l'equipe", ["L’Équipe"]),
        ("ÉQUIPE", ["L’Équipe"]),
        ("lodz swiat", ["Łódź i świat"]),
        ("french", ["Le Monde", "L’Équipe"]),
        ("francais news", ["Le Monde"]),
        ("português", ["Folha"]),
        ("brazil", []),
        ("asahi.com", ["朝日新聞デジタル"]),
        ("https", []),
        ("新聞", ["朝日新聞デジタル"]),
        ("日本語 速報", ["朝日新聞デジタル"]),
        ("뉴스", ["한겨레"]),
        ("한", ["한겨레"]),
        ("СЛІВ", ["Гра слів"]),
        ("nowhere", []),
        ("pipeline nowhere", []),
    ],
)
def test_every_word_is_found_wherever_it_stands(words: str, titles: list[str]) -> None:
    assert [feed.title for feed in SHELVES.find(words)] == titles


@pytest.mark.parametrize("words", ["", "  ", "—", "/"])
def test_no_words_find_everything_in_its_order(words: str) -> None:
    assert SHELVES.find(words) == SHELVES.feeds


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("fr", ["Le Monde", "L’Équipe"]),
        ("fr-CA", ["Le Monde", "L’Équipe"]),
        ("pt", ["Folha"]),
        ("pt-PT", ["Folha"]),
        ("sw", []),
    ],
)
def test_a_language_is_kept_to_whatever_its_region(language: str, titles: list[str]) -> None:
    assert [feed.title for feed in SHELVES.find("", language)] == titles


def test_words_and_language_both_count() -> None:
    assert [feed.title for feed in SHELVES.find("sport", "pl")] == ["Łódź i świat"]


def test_the_language_with_the_most_feeds_comes_first() -> None:
    assert SHELVES.languages[:2] == ("en", "fr")
    assert set(SHELVES.languages) == {"en", "fr", "pt", "ja", "ko", "uk", "pl"}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ærø & Ångström", "ærø angstrom".replace("ø", "o")),
        ("İstanbul, Iğdır", "istanbul igdir"),
        ("Straße", "strasse"),
        ("ＡＢＣ　ﾆｭｰｽ", "abc ニュース"),
        ("  C++ — two  ", "c two"),
        ("وَقْت", "وقت"),
    ],
)
def test_words_are_compared_without_case_accents_and_signs(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "fr_FR@euro"}, "fr"),
        ({"LC_ALL": "", "LANG": "pt_BR"}, "pt"),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "POSIX"}, None),
        ({}, None),
    ],
)
def test_the_locale_says_which_language_is_spoken(
    environ: dict[str, str], language: str | None
) -> None:
    assert spoken(environ) == language


@pytest.mark.parametrize(
    ("tag", "language"), [("pt-BR", "pt"), ("zh-Hant-TW", "zh"), ("no", "nb"), ("EN", "en")]
)
def test_a_tag_without_its_region_is_the_language(tag: str, language: str) -> None:
    assert primary(tag) == language
