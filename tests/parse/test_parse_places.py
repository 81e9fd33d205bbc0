"""Where on Earth an entry says it is."""

import pytest
from parse_documents import only, rss

from newsreader.models.articles import Location


@pytest.mark.parametrize(
    "item",
    [
        "<georss:point>35.68 139.69</georss:point>",
        "<georss:point>35.68,139.69</georss:point>",
        "<georss:where><gml:Point><gml:pos>35.68 139.69</gml:pos></gml:Point></georss:where>",
        '<georss:where><gml:Point srsName="EPSG:wgs84"><gml:pos>35.68 139.69</gml:pos></gml:Point>'
        "</georss:where>",
        "<geo:lat>35.68</geo:lat><geo:long>139.69</geo:long>",
        "<geo:Point><geo:lat>35.68</geo:lat><geo:long>139.69</geo:long></geo:Point>",
        '<podcast:location geo="geo:35.68,139.69;u=100">Tokyo</podcast:location>',
    ],
)
def test_a_place_is_latitude_and_longitude(item: str) -> None:
    assert only(rss(f"<title>t</title>{item}")).location == Location(35.68, 139.69)


@pytest.mark.parametrize(
    "item",
    [
        "<georss:point>91 0</georss:point>",
        "<georss:point>1 181</georss:point>",
        "<georss:point>0 0</georss:point>",
        "<georss:point>nan nan</georss:point>",
        "<georss:point>here</georss:point>",
        "<georss:point/>",
        "<georss:line>45.2 -110.4 46.4 -109.4</georss:line>",
        "<gml:pos>x</gml:pos>",
        "<gml:posList>1 2 3 4</gml:posList>",
        "<geo:lat>1</geo:lat>",
        "<geo:lat>1e9</geo:lat><geo:long>٣</geo:long>",
        '<podcast:location geo="Tokyo">Tokyo</podcast:location>',
    ],
)
def test_what_is_no_place_is_none_and_stops_nothing(item: str) -> None:
    entry = only(rss(f"{item}<title>t</title>"))
    assert (entry.location, entry.title) == (None, "t")
