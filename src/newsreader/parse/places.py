"""Where on Earth: GeoRSS in its three dialects, W3C geo, podcast:location."""

import re

from newsreader.models.articles import Location
from newsreader.parse import fields
from newsreader.parse.raw import Raw, dict_of

NAMES = frozenset({"where", "gml_pos", "geo_lat", "icbm_latitude", "podcast_location"})
_DEGREES = re.compile(r"[+-]?\d{1,3}(?:\.\d{0,20})?", re.ASCII)


def location(raw: Raw) -> Location | None:
    """A point; lines and areas name no place. 0, 0 is what publishers write who know none."""
    if NAMES.isdisjoint(raw):
        return None
    where = dict_of(raw, "where")
    if where.get("type") == "Point":
        longitude, latitude = where["coordinates"][:2]
        return _checked(latitude, longitude)
    return _of_words(raw.get("gml_pos")) or _of_words(_apart(raw))


def _apart(raw: Raw) -> str:
    """Latitude and longitude in elements of their own, or an RFC 5870 address."""
    for names in (("geo_lat", "geo_long"), ("icbm_latitude", "icbm_longitude")):
        if raw.get(names[0]):
            return " ".join(fields.line(raw.get(name), 40) for name in names)
    return fields.line(dict_of(raw, "podcast_location").get("geo"), 200).removeprefix("geo:")


def _of_words(value: object) -> Location | None:
    words = fields.line(value, 200).replace(",", " ").partition(";")[0].split()
    if len(words) < 2 or not all(map(_DEGREES.fullmatch, words[:2])):
        return None
    return _checked(float(words[0]), float(words[1]))


def _checked(latitude: float, longitude: float) -> Location | None:
    on_earth = -90 <= latitude <= 90 and -180 <= longitude <= 180
    return Location(latitude, longitude) if on_earth and (latitude or longitude) else None
