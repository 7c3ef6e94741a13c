"""JSON read: nested documents, long lists of numbers, escapes, white space, hooks, many small lines."""

import json
from decimal import Decimal


def records(count):
    return [
        {
            "id": index,
            "uid": f"{index * 2654435761 % 4294967296:08x}",
            "email": f"user{index}@example.org",
            "score": index * 0.125 - 100,
            "bio": "said \"hi\" to C:\\temp\n" * (index % 3),
            "city": ("Z\u00fcrich", "Malm\u00f6", "Oslo", "\u6771\u4eac")[index % 4],
            "flags": [index % 2 == 0, index % 5 == 0, None],
            "address": {"street": f"{index % 90} Main Street", "zip": str(10_000 + index)},
        }
        for index in range(count)
    ]


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def as_point(fields):
    if "x" in fields:
        return Point(fields["x"], fields["y"])
    return fields


def main():
    people = records(3_000)
    compact = json.dumps(people, separators=(",", ":"))
    spaced = json.dumps(people, indent=4, ensure_ascii=False)
    lines = "\n".join(json.dumps(person) for person in people)
    integers = json.dumps([index * index % 1_000_003 - 500_000 for index in range(60_000)])
    floats = json.dumps([index / 7 for index in range(20_000)])
    words = json.dumps([f"word{index % 5_000}" for index in range(40_000)])
    points = json.dumps([{"x": index, "y": -index} for index in range(8_000)])
    prices = json.dumps([index / 100 for index in range(2_000)])
    total = 0
    for _ in range(9):
        total += len(json.loads(compact)) + len(json.loads(spaced))
        total += sum(json.loads(integers)) + int(sum(json.loads(floats)))
        total += len(json.loads(words))
        total += sum(point.x - point.y for point in json.loads(points, object_hook=as_point))
        total += len(json.loads(prices, parse_float=Decimal))
        for line in lines.splitlines():
            person = json.loads(line)
            total += person["id"] + len(person["city"])
    print("json_decode", total, json.loads(spaced) == people)


main()
