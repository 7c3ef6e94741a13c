"""Records counted, grouped, joined and indexed with dict, defaultdict, Counter and sets."""

from collections import Counter, defaultdict, OrderedDict

CITIES = ["Oslo", "Lima", "Bern", "Riga", "Baku", "Doha", "Kyiv", "Rome", "Suva", "Male", "Apia"]


def make_records(count):
    state = 12345
    records = []
    for index in range(count):
        state = (state * 1103515245 + 12345) % 2147483648
        pick = state >> 8
        records.append({
            "id": index,
            "city": CITIES[pick % 11],
            "kind": "abcdefgh"[pick // 11 % 8],
            "amount": pick % 1000,
            "day": pick // 88 % 365,
        })
    return records


def count_by_hand(records):
    counts = {}
    for record in records:
        city = record["city"]
        if city in counts:
            counts[city] += 1
        else:
            counts[city] = 1
    return counts


def group(records):
    groups = defaultdict(list)
    sums = defaultdict(int)
    for record in records:
        key = record["city"], record["kind"]
        groups[key].append(record)
        sums[key] += record["amount"]
    return groups, sums


def pivot(records):
    table = {}
    for record in records:
        row = table.setdefault(record["city"], {})
        row[record["day"] // 30] = row.get(record["day"] // 30, 0) + record["amount"]
    return table


def main():
    records = make_records(12_000)
    words = [f"{record['city'].lower()}{record['amount'] % 200}" for record in records]
    total = 0
    for _ in range(22):
        counts = count_by_hand(records)
        groups, sums = group(records)
        best = sorted(sums.items(), key=lambda item: (-item[1], item[0]))[:5]
        total += sum(value for _, value in best) + len(groups) + max(counts.values())
        table = pivot(records)
        total += sum(sum(row.values()) for row in table.values())
        counter = Counter(words)
        counter.update(record["kind"] for record in records)
        total += sum(count for _, count in counter.most_common(10)) + len(counter + counter)
        by_id = {record["id"]: record for record in records}
        total += sum(by_id[index]["amount"] for index in range(0, 12_000, 2))
        cities = defaultdict(set)
        for record in records:
            cities[record["city"]].add(record["day"])
        total += len(set.intersection(*cities.values())) + sum(map(len, cities.values()))
        recent = OrderedDict()
        for word in words:
            if word in recent:
                recent.move_to_end(word)
                total += 1
            recent[word] = True
            if len(recent) > 500:
                recent.popitem(last=False)
        letters = Counter("".join(words[:3_000]))
        total += letters["o"] + len(letters)
        total += len(counts.keys() & {"Oslo", "Rome", "Paris"}) + len(set(words) - set(recent))
    print("dict_grouping", total)


main()
