"""JSON written: nested documents, long lists of numbers, text that needs escapes, indents, sorted keys, default."""

import json


class Money:
    def __init__(self, cents):
        self.cents = cents


def encode_money(value):
    if isinstance(value, Money):
        return {"cents": value.cents, "currency": "EUR"}
    raise TypeError(f"cannot encode {value!r}")


def tree(depth, label):
    if depth == 0:
        return {"leaf": True, "label": label, "weight": depth + 0.5}
    children = [tree(depth - 1, f"{label}.{index}") for index in range(3)]
    return {"leaf": False, "label": label, "children": children, "counts": [depth, len(label), None]}


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
        }
        for index in range(count)
    ]


def main():
    nested = tree(7, "root")
    people = records(3_000)
    integers = [index * index % 1_000_003 - 500_000 for index in range(60_000)]
    floats = [index / 8 for index in range(30_000)]
    orders = [{"order": index, "total": Money(index * 99)} for index in range(4_000)]
    matrix = {str(row): {str(column): row * column for column in range(60)} for row in range(60)}
    total = 0
    for _ in range(10):
        total += len(json.dumps(nested))
        total += len(json.dumps(people, ensure_ascii=False))
        total += len(json.dumps(people, sort_keys=True, separators=(",", ":")))
        total += len(json.dumps(integers)) + len(json.dumps(floats))
        total += len(json.dumps(orders, default=encode_money))
        total += len(json.dumps(matrix, indent=2))
    # Many small documents, as a service writes them.
    for person in people:
        total += len(json.dumps(person)) + len(json.dumps({"ok": True, "id": person["id"]}))
    print("json_encode", total, json.dumps(people[7])[:60])


main()
