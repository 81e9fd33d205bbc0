"""sites.toml: the person's own rules for sites. One that makes no sense is a fault, and no rule."""

from collections.abc import Iterator
from pathlib import Path

from newsreader.models.sites import Sitebook, SiteRule
from newsreader.store import tables
from newsreader.store.tables import Unreadable, Values

_KEYS = ("host", "keep", "drop")


def read_sites(path: Path) -> Sitebook:
    """Those that come along, then the person's own: of two for a host both hold."""
    bundled = Path(__file__).with_name("sites.toml").read_text(encoding="utf-8")
    rules = [_rule(table) for table in tables.tables(bundled, "site")]
    faults: list[str] = []
    for place, table in _own(path, faults):
        try:
            rules.append(_rule(table))
        except Unreadable as error:
            faults.append(f"{path}, {place}: {error}")
    return Sitebook(tuple(rules), tuple(faults))


def _own(path: Path, faults: list[str]) -> Iterator[tuple[str, Values]]:
    try:
        yield from tables.placed(path.read_text(encoding="utf-8-sig"), "site")
    except FileNotFoundError:
        return
    except (OSError, UnicodeDecodeError, Unreadable) as error:
        faults.append(f"{path}: {error}")


def _rule(table: Values) -> SiteRule:
    """Raises Unreadable."""
    host = table.get("host")
    if not isinstance(host, str) or not host.strip() or "/" in host:
        raise Unreadable('the rule needs host = "…", such as "example.org".')
    for key in table:
        if key not in _KEYS:
            raise Unreadable(f"a rule for a site has no key {key}. There are host, keep and drop.")
    keep, drop = _selectors(table, "keep"), _selectors(table, "drop")
    if not keep and not drop:
        raise Unreadable(f"the rule for {host} says neither what to keep nor what to drop.")
    return SiteRule(host.strip().lower().removeprefix("www."), keep, drop)


def _selectors(table: Values, key: str) -> tuple[str, ...]:
    found = table.get(key, [])
    found = [found] if isinstance(found, str) else found
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise Unreadable(f'{key} takes CSS selectors, such as ["article .body"].')
    return tuple(found)
