"""SVG → PNG with librsvg and cairo, which keep a terminal's columns aligned."""

import ctypes
import ctypes.util
import tempfile
from pathlib import Path


class Unavailable(Exception):
    """librsvg is not on this machine (Debian: librsvg2-2)."""


class _Size(ctypes.Structure):
    _fields_ = [
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("em", ctypes.c_double),
        ("ex", ctypes.c_double),
    ]


def write_png(svg: str, path: Path, scale: float = 1.0) -> None:
    """Raises Unavailable."""
    rsvg, cairo = _library("rsvg-2"), _library("cairo")
    handle = _handle(rsvg, svg)
    size = _Size()
    rsvg.rsvg_handle_get_dimensions(ctypes.c_void_p(handle), ctypes.byref(size))
    cairo.cairo_image_surface_create.restype = ctypes.c_void_p
    surface = cairo.cairo_image_surface_create(0, int(size.width * scale), int(size.height * scale))
    cairo.cairo_create.restype = ctypes.c_void_p
    context = cairo.cairo_create(ctypes.c_void_p(surface))
    cairo.cairo_scale(ctypes.c_void_p(context), ctypes.c_double(scale), ctypes.c_double(scale))
    rsvg.rsvg_handle_render_cairo(ctypes.c_void_p(handle), ctypes.c_void_p(context))
    if cairo.cairo_surface_write_to_png(ctypes.c_void_p(surface), str(path).encode()):
        raise OSError(f"{path} could not be written.")


def _handle(rsvg: ctypes.CDLL, svg: str) -> int:
    rsvg.rsvg_handle_new_from_file.restype = ctypes.c_void_p
    with tempfile.NamedTemporaryFile("w", suffix=".svg", encoding="utf-8") as file:
        file.write(svg)
        file.flush()
        handle: int | None = rsvg.rsvg_handle_new_from_file(file.name.encode(), None)
    if not handle:
        raise ValueError("librsvg could not read the SVG.")
    return handle


def _library(name: str) -> ctypes.CDLL:
    found = ctypes.util.find_library(name)
    if not found:
        raise Unavailable(f"lib{name} is not installed")
    return ctypes.CDLL(found)
