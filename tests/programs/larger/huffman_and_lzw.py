# Compression: Huffman codes, LZW, run lengths, Burrows-Wheeler, move to front; all there and back.
class Leaf:
    __slots__ = ("weight", "symbol")

    def __init__(self, weight, symbol):
        self.weight, self.symbol = weight, symbol

    def codes(self, prefix=""):
        yield self.symbol, prefix or "0"

    def order(self):
        return (self.weight, self.symbol)


class Branch:
    __slots__ = ("weight", "left", "right")

    def __init__(self, left, right):
        self.weight, self.left, self.right = left.weight + right.weight, left, right

    def codes(self, prefix=""):
        yield from self.left.codes(prefix + "0")
        yield from self.right.codes(prefix + "1")

    def order(self):
        return (self.weight, min(self.left.order()[1], self.right.order()[1]))


def huffman_tree(text):
    weights = {}
    for c in text:
        weights[c] = weights.get(c, 0) + 1
    nodes = [Leaf(w, c) for c, w in weights.items()]
    while len(nodes) > 1:
        nodes.sort(key=lambda n: n.order())
        a, b, *nodes = nodes
        nodes.append(Branch(a, b))
    return nodes[0]


def huffman_decode(tree, bits):
    out, node = [], tree
    for bit in bits:
        if isinstance(node, Branch):
            node = node.right if bit == "1" else node.left
        if isinstance(node, Leaf):
            out.append(node.symbol)
            node = tree
    return "".join(out)


text = "she sells sea shells by the sea shore; the shells she sells are surely seashells"
tree = huffman_tree(text)
codes = dict(tree.codes())
bits = "".join(codes[c] for c in text)
print({c: codes[c] for c in sorted(codes)}, len(bits), len(text) * 8, huffman_decode(tree, bits) == text)
print(all(not b.startswith(a) for x, a in codes.items() for y, b in codes.items() if x != y), tree.weight == len(text), huffman_decode(huffman_tree("aaaa"), "0000"))


def pack(bits):
    padded = bits + "0" * (-len(bits) % 8)
    return bytes(int(padded[i:i + 8], 2) for i in range(0, len(padded), 8)), len(bits)


def unpack(data, n):
    return "".join(f"{b:08b}" for b in data)[:n]


packed = pack(bits)
print(packed[0][:12], len(packed[0]), unpack(*packed) == bits)


def lzw_encode(data):
    table, current, out = {bytes([i]): i for i in range(256)}, b"", []
    for i in range(len(data)):
        longer = current + data[i:i + 1]
        if longer in table:
            current = longer
        else:
            out.append(table[current])
            table[longer] = len(table)
            current = data[i:i + 1]
    if current:
        out.append(table[current])
    return out


def lzw_decode(codes):
    table = {i: bytes([i]) for i in range(256)}
    codes = iter(codes)
    previous = table[next(codes)]
    out = [previous]
    for code in codes:
        if code in table:
            entry = table[code]
        elif code == len(table):
            entry = previous + previous[:1]
        else:
            raise ValueError(f"bad code {code}")
        out.append(entry)
        table[len(table)] = previous + entry[:1]
        previous = entry
    return b"".join(out)


for sample in (text.encode(), b"TOBEORNOTTOBEORTOBEORNOT", b"a" * 50, bytes(range(20)) * 3, "żółć żółć".encode()):
    encoded = lzw_encode(sample)
    print(len(sample), len(encoded), encoded[-6:], lzw_decode(encoded) == sample)
try:
    lzw_decode([65, 300])
except ValueError as e:
    print(e)


def bwt(s, end="\x00"):
    s += end
    rotations = sorted(s[i:] + s[:i] for i in range(len(s)))
    return "".join(r[-1] for r in rotations)


def inverse_bwt(last, end="\x00"):
    order = sorted(range(len(last)), key=lambda i: (last[i], i))
    i, out = last.index(end), []
    for _ in range(len(last)):
        i = order[i]
        out.append(last[i])
    return "".join(out).rstrip(end)


def move_to_front(s):
    alphabet, out = sorted(set(s)), []
    for c in s:
        i = alphabet.index(c)
        out.append(i)
        alphabet.insert(0, alphabet.pop(i))
    return out


transformed = bwt("banana bandana")
print(repr(transformed), inverse_bwt(transformed), move_to_front(transformed), inverse_bwt(bwt(text)) == text, sum(a == b for a, b in zip(bwt(text), bwt(text)[1:])))


def rle(data):
    out, i = [], 0
    while i < len(data):
        j = i
        while j < len(data) and j - i < 255 and data[j] == data[i]:
            j += 1
        out += [j - i, data[i]]
        i = j
    return bytes(out)


def unrle(data):
    return b"".join(data[i + 1:i + 2] * data[i] for i in range(0, len(data), 2))


image = b"\x00" * 300 + b"\xff" * 5 + b"\x00\x01\x00"
print(rle(image), unrle(rle(image)) == image)


def lz77(data, window=32, lookahead=8):
    out, i = [], 0
    while i < len(data):
        best = (0, 0)
        for start in range(max(0, i - window), i):
            length = 0
            while length < lookahead and i + length < len(data) - 1 and data[start + length] == data[i + length]:
                length += 1
            if length > best[1]:
                best = (i - start, length)
        out.append((*best, data[i + best[1]]))
        i += best[1] + 1
    return out


def unlz77(triples):
    out = []
    for distance, length, c in triples:
        for _ in range(length):
            out.append(out[-distance])
        out.append(c)
    return "".join(out)


triples = lz77("abracadabra abracadabra!")
print(triples, unlz77(triples), unlz77(lz77(text)) == text, len(lz77(text)))


def elias_gamma(n):
    b = bin(n)[2:]
    return "0" * (len(b) - 1) + b


def ungamma(bits):
    i = 0
    while i < len(bits):
        zeros = 0
        while bits[i] == "0":
            zeros, i = zeros + 1, i + 1
        yield int(bits[i:i + zeros + 1], 2)
        i += zeros + 1


numbers = [1, 2, 3, 10, 100, 1000, 7]
stream = "".join(map(elias_gamma, numbers))
print(stream, list(ungamma(stream)) == numbers)
