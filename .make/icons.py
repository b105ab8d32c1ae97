#!/usr/bin/env python3
"""Draws the program's icons from the shapes of assets/icons/workbay.svg.

Only the standard library: every edge is computed at the size it is drawn,
so that the 16-pixel icon is as crisp as the 1024-pixel one. Run it after a
change of the mark: python3 .make/icons.py
"""
import pathlib
import re
import struct
import zlib
import xml.etree.ElementTree as xml

TOP = pathlib.Path(__file__).resolve().parent.parent
MARK = TOP / "assets/icons/workbay.svg"
OUT = TOP / "src-tauri/icons"
SIDE = 1024


def rounded(x, y, w, h, r):
    def distance(px, py):
        dx = abs(px - x - w / 2) - w / 2 + r
        dy = abs(py - y - h / 2) - h / 2 + r
        outside = (max(dx, 0) ** 2 + max(dy, 0) ** 2) ** 0.5
        return outside + min(max(dx, dy), 0) - r
    return (x, y, x + w, y + h), distance


def polygon(points):
    """A convex outline, clockwise on the screen."""
    edges = []
    for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1]):
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        edges.append((ax, ay, (by - ay) / length, -(bx - ax) / length))
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return (min(xs), min(ys), max(xs), max(ys)), lambda px, py: max(
        (px - ax) * nx + (py - ay) * ny for ax, ay, nx, ny in edges
    )


def colour(text):
    text = text.lstrip("#")
    text = text if len(text) == 6 else "".join(c * 2 for c in text)
    return tuple(int(text[i : i + 2], 16) for i in (0, 2, 4))


def path(d):
    numbers = []
    points = []
    for command, rest in re.findall(r"([MHLZ])([^MHLZ]*)", d):
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", rest)]
        if command == "H":
            points.append((numbers[0], points[-1][1]))
        else:
            points += list(zip(numbers[::2], numbers[1::2]))
    return polygon(points)


def shapes(node, fill=None):
    fill = node.get("fill", fill)
    kind = node.tag.rsplit("}", 1)[-1]
    value = lambda name: float(node.get(name, 0))
    if kind == "rect":
        yield colour(fill), rounded(*map(value, ("x", "y", "width", "height", "rx")))
    elif kind == "circle":
        r = value("r")
        yield colour(fill), rounded(value("cx") - r, value("cy") - r, 2 * r, 2 * r, r)
    elif kind == "path":
        yield colour(fill), path(node.get("d"))
    for child in node:
        yield from shapes(child, fill)


def draw(size, layers):
    scale = SIDE / size
    pixels = [[0.0, 0.0, 0.0, 0.0] for _ in range(size * size)]
    for rgb, ((x0, y0, x1, y1), distance) in layers:
        for row in range(max(0, int(y0 / scale) - 1), min(size, int(y1 / scale) + 2)):
            for column in range(max(0, int(x0 / scale) - 1), min(size, int(x1 / scale) + 2)):
                d = distance((column + 0.5) * scale, (row + 0.5) * scale) / scale
                cover = min(max(0.5 - d, 0.0), 1.0)
                if cover == 0.0:
                    continue
                pixel = pixels[row * size + column]
                alpha = cover + pixel[3] * (1 - cover)
                for i in range(3):
                    pixel[i] = (rgb[i] * cover + pixel[i] * pixel[3] * (1 - cover)) / alpha
                pixel[3] = alpha
    return b"".join(
        bytes((round(r), round(g), round(b), round(a * 255))) for r, g, b, a in pixels
    )


def png(size, rgba):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + rgba[i * size * 4 : (i + 1) * size * 4] for i in range(size))
    head = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def bitmap(size, rgba):
    """An icon's old bitmap form: Windows' resource compiler wants it below 256 pixels."""
    head = struct.pack("<IiiHHIIiiII", 40, size, size * 2, 1, 32, 0, 0, 0, 0, 0, 0)
    rows = b""
    for row in reversed(range(size)):
        line = rgba[row * size * 4 : (row + 1) * size * 4]
        for i in range(0, len(line), 4):
            rows += bytes((line[i + 2], line[i + 1], line[i], line[i + 3]))
    return head + rows + b"\0" * (((size + 31) // 32) * 4 * size)


def ico(drawn):
    entries, bodies = b"", b""
    sizes = (16, 24, 32, 48, 64, 256)
    offset = 6 + 16 * len(sizes)
    for size in sizes:
        body = png(size, drawn[size]) if size == 256 else bitmap(size, drawn[size])
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(body), offset)
        offset += len(body)
        bodies += body
    return struct.pack("<HHH", 0, 1, len(sizes)) + entries + bodies


def icns(drawn):
    kinds = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024,
             b"ic11": 32, b"ic12": 64, b"ic13": 256, b"ic14": 512}
    body = b""
    for kind, size in kinds.items():
        image = png(size, drawn[size])
        body += kind + struct.pack(">I", len(image) + 8) + image
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def main():
    layers = list(shapes(xml.parse(MARK).getroot()))
    drawn = {size: draw(size, layers) for size in (16, 24, 32, 48, 64, 128, 256, 512, 1024)}
    OUT.mkdir(exist_ok=True)
    for name, size in {"32x32": 32, "128x128": 128, "128x128@2x": 256, "icon": 512}.items():
        (OUT / f"{name}.png").write_bytes(png(size, drawn[size]))
    (OUT / "icon.ico").write_bytes(ico(drawn))
    (OUT / "icon.icns").write_bytes(icns(drawn))


if __name__ == "__main__":
    main()
