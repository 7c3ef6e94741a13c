"""Dicts built, merged, copied, inverted, compared, looked into and emptied, with keys of several types."""


def build(count):
    by_name = {}
    for index in range(count):
        by_name["key%d" % index] = index
    by_number = {index * 7: str(index) for index in range(count)}
    by_pair = {(index % 100, index // 100): index for index in range(count)}
    return by_name, by_number, by_pair


def merge(parts):
    merged = {}
    for part in parts:
        merged.update(part)
    for part in parts:
        merged = {**merged, **part} if len(merged) < 200 else merged | part
    return merged


def memo_paths(rows, columns):
    cache = {}

    def paths(row, column):
        if row == 0 or column == 0:
            return 1
        key = (row, column)
        if key in cache:
            return cache[key]
        cache[key] = result = (paths(row - 1, column) + paths(row, column - 1)) % 1_000_007
        return result

    return paths(rows, columns)


def main():
    total = 0
    parts = [{f"option{index * step}": index for index in range(60)} for step in range(1, 12)]
    settings = {f"setting_{index}": {"value": index, "default": None, "help": "text"} for index in range(300)}
    for round_number in range(20):
        by_name, by_number, by_pair = build(12_000)
        for index in range(0, 12_000, 3):
            total += by_name["key%d" % index] + by_pair[index % 100, index // 100]
            total += len(by_number.get(index, "")) + (index in by_number)
        inverse = {value: key for key, value in by_name.items()}
        total += len(inverse) + len(dict(zip(by_name.values(), by_number.values())))
        for _ in range(10):
            total += len(merge(parts))
        total += memo_paths(60, 60)
        copy = dict(by_name)
        total += copy == by_name
        for key in list(copy):
            if copy[key] % 2:
                del copy[key]
        while len(copy) > 4_000:
            total += copy.popitem()[1]
        for key in by_name:
            total += copy.pop(key, 0) & 3
        for name, setting in settings.items():
            setting["value"] += round_number
            total += setting["value"] if setting["default"] is None else setting["default"]
        total += sum(setting.get("limit", 1) for setting in settings.values())
        total += len({key: value for key, value in sorted(by_pair.items()) if value % 3})
        total += max(by_number) + min(by_name.values()) + len(dict.fromkeys(by_name, 0))
    print("dict_building", total)


main()
