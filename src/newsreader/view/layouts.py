"""Letters of other layouts, and the Latin ones that share their keys.

Terminals send the letter, not the key: `j` arrives as `о` where Russian is typed. The pairs follow
the layouts that X11 and Windows call Russian, Ukrainian, Greek, Hebrew, Arabic and Korean (2-set).
"""

_QWERTY = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_SHIFTED = 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>'
_LAYOUTS = (
    (_QWERTY, "йцукенгшщзхъфывапролджэячсмитьбю"),
    (_SHIFTED, "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"),
    ("s]'`S}", "іїєґІЇ"),
    ("wertyuiopasdfghjklzxcvbnm", "ςερτυθιοπασδφγηξκλζχψωβνμ"),
    ("ERTYUIOPASDFGHJKLZXCVBNM", "ΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛΖΧΨΩΒΝΜ"),
    ("ertyuiopasdfghjkl;zxcvbnm,.", "קראטוןםפשדגכעיחלךףזסבהנמצתץ"),
    ("qwertyuiop[]asdfghjkl;'zxcvnm,.", "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوز"),
    ("qwertyuiopasdfghjklzxcvbnm", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ"),
    ("QWERTOP", "ㅃㅉㄸㄲㅆㅒㅖ"),
)
_LATIN = {
    letter: key
    for keys, letters in _LAYOUTS
    for key, letter in zip(keys, letters, strict=True)
    if not letter.isascii()
}


def latin(key: str) -> str:
    """The key itself where it is Latin, or unknown."""
    return _LATIN.get(key, key)
