"""The names of the catalogue's languages."""

import re
from collections.abc import Mapping

_NAMES: Mapping[str, tuple[str, str]] = {
    "ar": ("العربية", "Arabic"),
    "bg": ("Български", "Bulgarian"),
    "bn": ("বাংলা", "Bengali"),
    "ca": ("Català", "Catalan"),
    "cs": ("Čeština", "Czech"),
    "da": ("Dansk", "Danish"),
    "de": ("Deutsch", "German"),
    "el": ("Ελληνικά", "Greek"),
    "en": ("English", "English"),
    "es": ("Español", "Spanish"),
    "fa": ("فارسی", "Persian"),
    "fi": ("Suomi", "Finnish"),
    "fr": ("Français", "French"),
    "he": ("עברית", "Hebrew"),
    "hi": ("हिन्दी", "Hindi"),
    "hr": ("Hrvatski", "Croatian"),
    "hu": ("Magyar", "Hungarian"),
    "id": ("Indonesia", "Indonesian"),
    "it": ("Italiano", "Italian"),
    "ja": ("日本語", "Japanese"),
    "ko": ("한국어", "Korean"),
    "nb": ("Norsk", "Norwegian"),
    "nl": ("Nederlands", "Dutch"),
    "pl": ("Polski", "Polish"),
    "pt": ("Português", "Portuguese"),
    "ro": ("Română", "Romanian"),
    "ru": ("Русский", "Russian"),
    "sk": ("Slovenčina", "Slovak"),
    "sv": ("Svenska", "Swedish"),
    "tr": ("Türkçe", "Turkish"),
    "uk": ("Українська", "Ukrainian"),
    "vi": ("Tiếng Việt", "Vietnamese"),
    "zh": ("中文", "Chinese"),
}


def primary(tag: str) -> str:
    """`pt` of `pt-BR`, and of the `pt_BR.UTF-8` of a locale."""
    language = re.split(r"[-_.@]", tag, maxsplit=1)[0].casefold()
    return "nb" if language == "no" else language


def own_name(tag: str) -> str:
    """What those who speak it call it; the tag itself where we do not know."""
    return _NAMES.get(primary(tag), (tag, ""))[0]


def names_of(tag: str) -> str:
    """Everything that one may type for it."""
    return " ".join(_NAMES.get(primary(tag), (tag,)))


def spoken(environ: Mapping[str, str]) -> str | None:
    """The language that the environment asks programs to speak (POSIX 8.2)."""
    named = next(filter(None, map(environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "C")
    tag = primary(named)
    return None if tag in {"c", "posix"} else tag
