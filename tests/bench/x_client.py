"""As much of X11 as a person at the keyboard is: keys, the mouse, and which window has the focus. Through ctypes."""

from __future__ import annotations

import ctypes as c
from collections.abc import Iterator
from dataclasses import dataclass

_VIEWABLE = 2
_REVERT_TO_PARENT = 2
_NAMES = {"ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L"}


class _Attributes(c.Structure):
    """XWindowAttributes of Xlib.h."""

    _fields_ = (
        *((name, c.c_int) for name in ("x", "y", "width", "height", "border_width", "depth")),
        ("visual", c.c_void_p),
        ("root", c.c_ulong),
        *((name, c.c_int) for name in ("kind", "bit_gravity", "win_gravity", "backing_store")),
        ("backing_planes", c.c_ulong),
        ("backing_pixel", c.c_ulong),
        ("save_under", c.c_int),
        ("colormap", c.c_ulong),
        ("map_installed", c.c_int),
        ("map_state", c.c_int),
        *((name, c.c_long) for name in ("all_event_masks", "your_event_mask", "do_not_propagate_mask")),
        ("override_redirect", c.c_int),
        ("screen", c.c_void_p),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TopWindow:
    """A window that can be seen, in pixels."""

    id: int
    width: int
    height: int


_ErrorHandler = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p)


@_ErrorHandler
def _forgive(_display: int | None, _event: int | None) -> int:
    """A window went away between two questions: no reason to end the program, as Xlib would."""
    return 0


class XClient:
    """A connection to a display such as `:7`."""

    def __init__(self, display: str) -> None:
        self._x, self._test = c.CDLL("libX11.so.6"), c.CDLL("libXtst.so.6")
        for name in ("XOpenDisplay",):
            getattr(self._x, name).restype = c.c_void_p
        for name in ("XDefaultRootWindow", "XStringToKeysym"):
            getattr(self._x, name).restype = c.c_ulong
        self._x.XSetErrorHandler(_forgive)
        opened = self._x.XOpenDisplay(display.encode())
        if not opened:
            raise OSError(f"The display {display} cannot be opened.")
        self._display = c.c_void_p(opened)
        self._root = self._x.XDefaultRootWindow(self._display)

    def close(self) -> None:
        """Hang up."""
        self._x.XCloseDisplay(self._display)

    def windows(self) -> Iterator[TopWindow]:
        """The windows on the screen."""
        root, parent, children, count = c.c_ulong(), c.c_ulong(), c.POINTER(c.c_ulong)(), c.c_uint()
        found = (c.byref(root), c.byref(parent), c.byref(children), c.byref(count))
        if not self._x.XQueryTree(self._display, c.c_ulong(self._root), *found):
            return
        ids = [children[number] for number in range(count.value)]
        if ids:
            self._x.XFree(children)
        for each in ids:
            shape = _Attributes()
            known = self._x.XGetWindowAttributes(self._display, c.c_ulong(each), c.byref(shape))
            if known and shape.map_state == _VIEWABLE:
                yield TopWindow(id=each, width=shape.width, height=shape.height)

    def place(self, window: TopWindow, width: int, height: int) -> None:
        """Put a window into the upper left corner with this size: there is no window manager."""
        self._x.XMoveResizeWindow(self._display, c.c_ulong(window.id), 0, 0, width, height)
        self.focus(window)

    def focus(self, window: TopWindow) -> None:
        """Give it the keyboard."""
        self._x.XSetInputFocus(self._display, c.c_ulong(window.id), _REVERT_TO_PARENT, c.c_ulong(0))
        self._x.XSync(self._display, 0)

    def press(self, keys: str) -> None:
        """Press and release a key, such as `a` or `ctrl+Home`; it is on its way when this returns."""
        codes = [self._code(name) for name in keys.split("+")]
        for code in codes:
            self._test.XTestFakeKeyEvent(self._display, code, 1, c.c_ulong(0))
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self._display, code, 0, c.c_ulong(0))
        self._x.XSync(self._display, 0)

    def click(self, x: int, y: int) -> None:
        """Click with the left button."""
        self._test.XTestFakeMotionEvent(self._display, -1, x, y, c.c_ulong(0))
        for is_down in (1, 0):
            self._test.XTestFakeButtonEvent(self._display, 1, is_down, c.c_ulong(0))
        self._x.XSync(self._display, 0)

    def _code(self, name: str) -> int:
        symbol = self._x.XStringToKeysym(_NAMES.get(name, name).encode())
        return int(self._x.XKeysymToKeycode(self._display, c.c_ulong(symbol)))
