# Cards, decks and poker hands: ranking, comparing, dealing from a seeded deck, counting.
import random
from collections import Counter
from functools import total_ordering
from itertools import combinations, product

RANKS = "23456789TJQKA"
SUITS = "CDHS"


@total_ordering
class Card:
    __slots__ = ("rank", "suit")
    made = {}

    def __new__(cls, text):
        if text not in cls.made:
            if len(text) != 2 or text[0] not in RANKS or text[1] not in SUITS:
                raise ValueError(f"no card {text!r}")
            card = super().__new__(cls)
            card.rank, card.suit = RANKS.index(text[0]) + 2, text[1]
            cls.made[text] = card
        return cls.made[text]

    def __str__(self):
        return RANKS[self.rank - 2] + self.suit

    __repr__ = __str__

    def __eq__(self, other):
        return self is other

    def __lt__(self, other):
        return (self.rank, self.suit) < (other.rank, other.suit)

    def __hash__(self):
        return self.rank * 4 + SUITS.index(self.suit)


@total_ordering
class Hand:
    names = ["high card", "pair", "two pairs", "three of a kind", "straight", "flush", "full house", "four of a kind", "straight flush"]

    def __init__(self, cards):
        cards = [Card(c) for c in cards.split()] if isinstance(cards, str) else list(cards)
        if len(set(cards)) != 5:
            raise ValueError(f"a hand has 5 different cards, not {cards}")
        self.cards = sorted(cards, reverse=True)
        self.value = self._evaluate()

    def _evaluate(self):
        groups = sorted(Counter(c.rank for c in self.cards).items(), key=lambda g: (-g[1], -g[0]))
        ranks, counts = zip(*groups)
        flush = len({c.suit for c in self.cards}) == 1
        if ranks == (14, 5, 4, 3, 2):
            ranks = (5, 4, 3, 2, 1)
        straight = len(ranks) == 5 and ranks[0] - ranks[4] == 4
        if straight and flush:
            kind = 8
        elif counts == (4, 1):
            kind = 7
        elif counts == (3, 2):
            kind = 6
        elif flush:
            kind = 5
        elif straight:
            kind = 4
        else:
            kind = {(3, 1, 1): 3, (2, 2, 1): 2, (2, 1, 1, 1): 1}.get(counts, 0)
        return kind, ranks

    @property
    def name(self):
        return self.names[self.value[0]]

    def __eq__(self, other):
        return self.value == other.value

    def __lt__(self, other):
        return self.value < other.value

    def __repr__(self):
        return f"<{' '.join(map(str, self.cards))}: {self.name}>"


hands = [Hand(h) for h in ("AS KS QS JS TS", "9C 9D 9H 9S 2D", "KC KD KH 2C 2D", "2H 8H TH JH KH", "5C 4D 3H 2S AC", "7C 7D 7H KS 2D", "7C 7D KH KS 2D", "AC AD 9H 5S 2D", "AC KD 9H 5S 2D", "6C 5D 4H 3S 2D", "9S 8S 7S 6S 5S")]
for h in sorted(hands, reverse=True):
    print(h, h.value)
print(max(hands), Hand("AC AD 9H 5S 2D") == Hand("AH AS 9C 5D 2C"), Hand("AC AD 9H 5S 3D") > Hand("AH AS 9C 5D 2C"), Card("AS") is Card("AS"), Card("2C") < Card("2D") < Card("3C"))
for bad in ("XX", "1S", "AS AS KD 2C 3C", "AS KS"):
    try:
        Hand(bad) if " " in bad else Card(bad)
    except ValueError as e:
        print(e)


class Deck:
    def __init__(self, seed):
        self.cards = [Card(r + s) for s, r in product(SUITS, RANKS)]
        self.random = random.Random(seed)
        self.random.shuffle(self.cards)

    def deal(self, n):
        if n > len(self.cards):
            raise IndexError(f"only {len(self.cards)} cards left")
        dealt, self.cards = self.cards[:n], self.cards[n:]
        return dealt

    def __len__(self):
        return len(self.cards)


deck = Deck(7)
players = {name: Hand(deck.deal(5)) for name in ("Ann", "Bob", "Cid", "Dan")}
for name, hand in players.items():
    print(name, hand)
print(max(players, key=players.get), len(deck))
try:
    deck.deal(40)
except IndexError as e:
    print(e)
seven = deck.deal(7)
print(seven, max(map(Hand, combinations(seven, 5))))
counts = Counter()
deck = Deck(99)
for round_ in range(60):
    deck = Deck(round_)
    while len(deck) >= 5:
        counts[Hand(deck.deal(5)).name] += 1
print(counts.most_common(), counts.total())


def blackjack(cards):
    total = sum(min(c.rank, 10) if c.rank < 14 else 11 for c in cards)
    aces = sum(c.rank == 14 for c in cards)
    while total > 21 and aces:
        total, aces = total - 10, aces - 1
    return total


def play(deck):
    player, dealer = deck.deal(2), deck.deal(2)
    while blackjack(player) < 17:
        player += deck.deal(1)
    while blackjack(player) <= 21 and blackjack(dealer) < 17:
        dealer += deck.deal(1)
    p, d = blackjack(player), blackjack(dealer)
    return "lose" if p > 21 or p < d <= 21 else "draw" if p == d else "win"


print([blackjack([Card(c) for c in h.split()]) for h in ("AS KS", "AS AC", "AS 9C AD", "TS 9C 5D", "AS AC AD AH 7S")], Counter(play(Deck(s)) for s in range(200)))


def war(seed):
    deck = Deck(seed)
    a, b, rounds = deck.deal(26), deck.deal(26), 0
    while a and b and rounds < 500:
        rounds += 1
        pile = []
        while True:
            if not a or not b:
                break
            x, y = a.pop(0), b.pop(0)
            pile += [x, y]
            if x.rank != y.rank:
                (a if x.rank > y.rank else b).extend(sorted(pile, reverse=True))
                break
            pile += a[:1] + b[:1]
            del a[:1], b[:1]
    return rounds, len(a), len(b)


print([war(s) for s in range(5)])
