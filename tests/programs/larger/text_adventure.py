"""A text adventure engine: rooms as data, commands by decorator, an inventory, a parser, saved games, a scripted run."""
import copy
import difflib
import json
import re
import shlex
import textwrap
from collections import ChainMap, deque
from enum import Flag, auto


class Trait(Flag):
    NONE = 0
    PORTABLE = auto()
    LIT = auto()
    OPEN = auto()
    LOCKED = auto()
    CONTAINER = auto()


class Thing:
    def __init__(self, name, text, traits=Trait.PORTABLE, inside=()):
        self.name, self.text, self.traits, self.inside = name, text, traits, list(inside)

    def has(self, trait):
        return trait in self.traits

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"Thing({self.name!r}, {self.traits!r}, {self.inside})"


class GameError(Exception):
    pass


class Game:
    commands = {}
    aliases = {"n": "go north", "s": "go south", "e": "go east", "w": "go west", "i": "inventory", "l": "look", "get": "take"}
    opposite = dict(zip(("north", "south", "east", "west", "up", "down"), ("south", "north", "west", "east", "down", "up")))

    def __init__(self, world):
        self.rooms = {name: dict(room, exits=dict(room["exits"])) for name, room in world["rooms"].items()}
        self.things = {t.name: t for t in copy.deepcopy(world["things"])}
        self.here, self.carried = world["start"], []
        self.seen, self.turns, self.over, self.undo = set(), 0, False, deque(maxlen=5)
        self.defaults = {"weather": "It is quiet.", "dark": False}

    def setting(self, key):
        return ChainMap(self.rooms[self.here], self.defaults)[key]

    def command(pattern, commands=commands):
        def register(function):
            commands[function.__name__] = re.compile(pattern or function.__name__), function
            return function
        return register

    def find(self, name, *places):
        for thing in [self.things[n] for place in places for n in place]:
            if thing.name == name:
                return thing
        near = difflib.get_close_matches(name, self.things, 1)
        raise GameError(f"There is no {name} here." + (f" Did you mean {near[0]}?" if near and near[0] != name else ""))

    @property
    def items(self):
        return self.rooms[self.here].setdefault("items", [])

    def dark(self):
        return self.setting("dark") and not any(self.things[n].has(Trait.LIT) for n in self.carried + self.items)

    @command(r"look")
    def look(self):
        if self.dark():
            return "It is pitch dark."
        text = self.rooms[self.here]["text"] + " " + self.setting("weather")
        if self.items:
            text += " You see: " + ", ".join(sorted(self.items)) + "."
        return text + " Exits: " + ", ".join(sorted(self.rooms[self.here]["exits"])) + "."

    @command(r"go (?P<way>\w+)")
    def go(self, way):
        match self.rooms[self.here]["exits"].get(way):
            case None:
                raise GameError(f"You cannot go {way}.")
            case {"to": room, "needs": key} if key not in self.carried:
                raise GameError(f"The way {way} is locked; it needs the {key}.")
            case {"to": room} | str(room):
                self.here = room
        first = self.here not in self.seen
        self.seen.add(self.here)
        return f"[{self.here}] " + (self.look() if first or self.dark() else "You are back.")

    @command(r"take (?P<name>.+)")
    def take(self, name):
        if name == "all":
            names = [n for n in self.items if self.things[n].has(Trait.PORTABLE)]
            return " ".join(self.take(n) for n in names) or "Nothing to take."
        opened = [self.things[n].inside for n in self.items if self.things[n].has(Trait.OPEN)]
        thing = self.find(name, self.items, *opened)
        if not thing.has(Trait.PORTABLE):
            raise GameError(f"The {thing} is too heavy.")
        for place in (self.items, *opened):
            if name in place:
                place.remove(name)
        self.carried.append(name)
        return f"Taken: {name}."

    @command(r"drop (?P<name>.+)")
    def drop(self, name):
        self.find(name, self.carried)
        self.carried.remove(name)
        self.items.append(name)
        return f"Dropped: {name}."

    @command(r"open (?P<name>\w+)(?: with (?P<tool>\w+))?")
    def open(self, name, tool):
        thing = self.find(name, self.items, self.carried)
        if not thing.has(Trait.CONTAINER):
            raise GameError(f"You cannot open the {thing}.")
        if thing.has(Trait.LOCKED):
            if tool is None or tool not in self.carried:
                raise GameError(f"The {thing} is locked.")
            thing.traits ^= Trait.LOCKED
        thing.traits |= Trait.OPEN
        return f"The {thing} holds {' and '.join(thing.inside) or 'nothing'}."

    @command(r"light (?P<name>\w+)")
    def light(self, name):
        self.find(name, self.carried).traits |= Trait.LIT
        return f"The {name} is lit. " + self.look()

    @command(r"inventory")
    def inventory(self):
        return "You carry " + (", ".join(self.carried) or "nothing") + "."

    @command(r"quit|exit")
    def quit(self):
        self.over = True
        return f"Bye after {self.turns} turns."

    def save(self):
        return json.dumps({"here": self.here, "carried": self.carried, "turns": self.turns, "seen": sorted(self.seen), "items": {n: r.get("items", []) for n, r in self.rooms.items()}, "traits": {n: t.traits.value for n, t in self.things.items()}})

    def load(self, text):
        data = json.loads(text)
        self.here, self.carried, self.turns, self.seen = data["here"], data["carried"], data["turns"], set(data["seen"])
        for name, items in data["items"].items():
            self.rooms[name]["items"] = items
        for name, value in data["traits"].items():
            self.things[name].traits = Trait(value)

    def do(self, line):
        if self.over:
            raise GameError("The game is over.")
        words = shlex.split(line.lower())
        if not words:
            raise GameError("Say something.")
        words[:1] = self.aliases.get(words[0], words[0]).split()
        text = " ".join(w for w in words if w not in ("the", "a", "to"))
        for pattern, function in self.commands.values():
            if m := pattern.fullmatch(text):
                self.undo.append(self.save())
                self.turns += 1
                return function(self, **m.groupdict())
        raise GameError(f"What is {text!r}?")


WORLD = {
    "start": "hall",
    "rooms": {
        "hall": {"text": "A large hall.", "exits": {"north": "garden", "down": "cellar", "east": {"to": "vault", "needs": "key"}}, "items": ["lamp", "statue"]},
        "garden": {"text": "Roses everywhere.", "exits": {"south": "hall"}, "weather": "The sun shines.", "items": ["box", "rose"]},
        "cellar": {"text": "Damp stones.", "exits": {"up": "hall"}, "dark": True, "items": ["coin"]},
        "vault": {"text": "Gold!", "exits": {"west": "hall"}},
    },
    "things": [Thing("lamp", "Brass."), Thing("statue", "Marble.", Trait.NONE), Thing("rose", "Red."), Thing("coin", "Old."), Thing("key", "Tiny."), Thing("box", "Wooden.", Trait.CONTAINER | Trait.LOCKED | Trait.PORTABLE, ["key"])],
}
SCRIPT = """look; take statue; take lmap; take the lamp; n; open box; open rose; s; e; go down; take coin; light lamp; take coin; open box; up; go up; go north
open box with coin; take key; take all; i; "s"; e; drop rose; look; dance; ; w; e; take 'rose; quit; look"""
game = Game(WORLD)
for line in SCRIPT.replace("\n", ";").split(";"):
    try:
        answer = game.do(line.strip())
    except (GameError, ValueError) as error:
        answer = f"! {error}"
    print(f"> {line.strip()}", *textwrap.wrap(answer, 60), sep="\n   ")
print(sorted(game.commands), WORLD["rooms"]["hall"]["items"], game.things["box"], len(game.undo))
game.load(game.undo[-3])
print(game.here, game.turns, game.carried, game.save() == game.undo[-3])
moves = 0
game.over = False
for i in range(120):
    try:
        game.do(["n", "s", "e", "w", "take rose", "drop rose"][i * 7 % 6])
        moves += 1
    except GameError:
        pass
print(moves, game.here, game.turns)
