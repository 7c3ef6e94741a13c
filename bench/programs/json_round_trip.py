"""Documents dumped to JSON, loaded again and compared."""

import json


def document(count):
    return {
        "version": 3,
        "title": "A list of \"things\" \u2013 caf\u00e9",
        "items": [
            {
                "id": index,
                "name": f"thing number {index}",
                "price": index * 0.25,
                "tags": ["alpha", "beta", "gamma"][: index % 4],
                "active": index % 3 == 0,
                "parent": None if index == 0 else index // 2,
                "place": {"x": index / 7, "y": -index / 3, "note": "line\nbreak\ttab"},
            }
            for index in range(count)
        ],
    }


def main():
    data = document(1_500)
    length = 0
    for round_number in range(36):
        if round_number % 3 == 0:
            text = json.dumps(data)
        elif round_number % 3 == 1:
            text = json.dumps(data, separators=(",", ":"), sort_keys=True)
        else:
            text = json.dumps(data, indent=2, ensure_ascii=False)
        length += len(text)
        again = json.loads(text)
        if again != data:
            raise AssertionError("the round trip changed the document")
        data = again
    print("json_round_trip", length, sum(item["price"] for item in data["items"]))


main()
