"""What only another program of the desktop can do to the window.

    desktop.py close WINDOW          presses its cross, as a window manager tells it
    desktop.py offer FILE X Y        shows a small window at that place from which the file can be dragged
"""

import ctypes
import pathlib
import sys


class ClientMessage(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        # An event of Xlib is as large as the largest of them.
        ("rest", ctypes.c_long * 24),
    ]


def close(window):
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XInternAtom.restype = ctypes.c_ulong
    x.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    x.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]
    x.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
    display = x.XOpenDisplay(None)
    event = ClientMessage()
    event.type = 33
    event.window = window
    event.message_type = x.XInternAtom(display, b"WM_PROTOCOLS", 0)
    event.format = 32
    event.data[0] = x.XInternAtom(display, b"WM_DELETE_WINDOW", 0)
    x.XSendEvent(display, window, 0, 0, ctypes.byref(event))
    x.XSync(display, 0)


def offer(file, left, top):
    import gi

    gi.require_version("Gdk", "3.0")
    gi.require_version("Gtk", "3.0")
    from gi.repository import Gdk, GLib, Gtk

    window = Gtk.Window(type=Gtk.WindowType.POPUP)
    window.set_default_size(60, 40)
    handle = Gtk.EventBox()
    window.add(handle)
    window.add_events(Gdk.EventMask.STRUCTURE_MASK)
    handle.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
    handle.drag_source_add_uri_targets()
    address = pathlib.Path(file).as_uri()
    handle.connect("drag-data-get", lambda _w, _c, data, _i, _t: data.set_uris([address]))
    handle.connect("drag-end", lambda *_: Gtk.main_quit())
    # Only what is on the screen can be taken: a hand that presses before takes what lies below.
    window.connect("map-event", lambda *_: (Gdk.flush(), print("ready", flush=True)))
    window.move(left, top)
    window.show_all()
    # Who was not taken by then was missed, and says so instead of waiting for ever.
    GLib.timeout_add_seconds(30, sys.exit, "nobody dragged the file")
    Gtk.main()


if sys.argv[1] == "close":
    close(int(sys.argv[2]))
else:
    offer(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
