"""An inventory management system with orders, suppliers, discounts and reports."""
from __future__ import annotations

import json
from collections import defaultdict, Counter
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import reduce
from typing import Callable, Iterator, Optional


class InventoryError(Exception):
    """Base of what can go wrong here."""


class OutOfStock(InventoryError):
    def __init__(self, sku: str, wanted: int, available: int) -> None:
        super().__init__(f"{sku}: wanted {wanted}, only {available} left")
        self.sku, self.wanted, self.available = sku, wanted, available


class UnknownProduct(InventoryError, KeyError):
    def __str__(self) -> str:
        return f"no product {self.args[0]!r}"


class Category(Enum):
    TOOLS = auto()
    TOYS = auto()
    FOOD = auto()

    @property
    def tax(self) -> float:
        return {Category.TOOLS: 0.2, Category.TOYS: 0.2, Category.FOOD: 0.055}[self]


@dataclass(order=True)
class Product:
    sku: str
    name: str = field(compare=False)
    price: float = field(compare=False)
    category: Category = field(compare=False)
    stock: int = field(default=0, compare=False)
    history: list[tuple[str, int]] = field(default_factory=list, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.price < 0:
            raise ValueError(f"price of {self.sku} must not be negative: {self.price}")

    @property
    def value(self) -> float:
        return self.stock * self.price

    def move(self, amount: int, why: str) -> None:
        if self.stock + amount < 0:
            raise OutOfStock(self.sku, -amount, self.stock)
        self.stock += amount
        self.history.append((why, amount))


Discount = Callable[["Order"], float]


def bulk(threshold: int, percent: float) -> Discount:
    def rule(order: Order) -> float:
        return sum(p.price * n * percent / 100 for p, n in order.lines() if n >= threshold)
    rule.__name__ = f"bulk_{threshold}"
    return rule


def by_category(category: Category, percent: float) -> Discount:
    return lambda order: sum(p.price * n for p, n in order.lines() if p.category is category) * percent / 100


class Order:
    _next = 1

    def __init__(self, inventory: Inventory, customer: str) -> None:
        self.number, Order._next = Order._next, Order._next + 1
        self.inventory, self.customer = inventory, customer
        self.items: Counter[str] = Counter()
        self.state = "open"

    def add(self, sku: str, count: int = 1) -> Order:
        if sku not in self.inventory:
            raise UnknownProduct(sku)
        self.items[sku] += count
        return self

    def lines(self) -> Iterator[tuple[Product, int]]:
        for sku, count in sorted(self.items.items()):
            yield self.inventory[sku], count

    def total(self, discounts: tuple[Discount, ...] = ()) -> float:
        gross = sum(p.price * n * (1 + p.category.tax) for p, n in self.lines())
        return round(reduce(lambda rest, rule: rest - rule(self), discounts, gross), 2)

    def __enter__(self) -> Order:
        return self

    def __exit__(self, kind, error, trace) -> bool:
        if kind is None:
            self.commit()
            return False
        self.state = f"cancelled ({error})"
        return issubclass(kind, InventoryError)

    def commit(self) -> None:
        done: list[tuple[Product, int]] = []
        try:
            for product, count in self.lines():
                product.move(-count, f"order {self.number}")
                done.append((product, count))
        except OutOfStock as error:
            for product, count in reversed(done):
                product.move(count, f"undo {self.number}")
            self.state = f"failed ({error})"
            raise
        self.state = "shipped"


class Inventory:
    def __init__(self) -> None:
        self._products: dict[str, Product] = {}
        self._listeners: list[Callable[[Product], None]] = []

    def __contains__(self, sku: object) -> bool:
        return sku in self._products

    def __getitem__(self, sku: str) -> Product:
        try:
            return self._products[sku]
        except KeyError:
            raise UnknownProduct(sku) from None

    def __iter__(self) -> Iterator[Product]:
        return iter(sorted(self._products.values()))

    def __len__(self) -> int:
        return len(self._products)

    def register(self, product: Product, stock: int = 0) -> Product:
        if self._products.setdefault(product.sku, product) is not product:
            raise InventoryError(f"{product.sku} is there already")
        product.move(stock, "initial")
        return product

    def on_low_stock(self, listener: Callable[[Product], None]) -> None:
        self._listeners.append(listener)

    def check(self, limit: int = 5) -> list[str]:
        low = [p for p in self if p.stock < limit]
        for product in low:
            for listener in self._listeners:
                listener(product)
        return [p.sku for p in low]

    def report(self) -> str:
        groups: dict[Category, list[Product]] = defaultdict(list)
        for product in self:
            groups[product.category].append(product)
        rows = [f"{'SKU':<6}{'Name':<14}{'Stock':>6}{'Price':>10}{'Value':>12}", "-" * 48]
        for category in Category:
            if not groups[category]:
                continue
            rows.append(f"[{category.name.title()}]")
            rows += [f"{p.sku:<6}{p.name:<14.12}{p.stock:>6d}{p.price:>10.2f}{p.value:>12,.2f}" for p in groups[category]]
            rows.append(f"{'':<6}{'subtotal':<30}{sum(p.value for p in groups[category]):>12,.2f}")
        rows.append(f"{'total':<36}{sum(p.value for p in self):>12,.2f}")
        return "\n".join(rows)


def main() -> None:
    inventory = Inventory()
    alerts: list[str] = []
    inventory.on_low_stock(lambda p: alerts.append(f"{p.name} ({p.stock})"))
    for sku, name, price, category, stock in [("H1", "Hammer", 19.9, Category.TOOLS, 12), ("S1", "Screwdriver set", 34.5, Category.TOOLS, 3), ("T1", "Teddy", 9.99, Category.TOYS, 40), ("F1", "Flour", 1.15, Category.FOOD, 1000), ("F2", "Olive oil", 8.75, Category.FOOD, 25)]:
        inventory.register(Product(sku, name, price, category), stock)
    for bad in (lambda: inventory.register(Product("H1", "Copy", 1, Category.TOYS)), lambda: Product("X", "x", -1, Category.FOOD), lambda: inventory["nope"], lambda: Order(inventory, "z").add("??")):
        try:
            bad()
        except (InventoryError, ValueError) as error:
            print(f"{type(error).__name__}: {error}")
    orders = []
    with Order(inventory, "ann") as order:
        order.add("H1", 2).add("F1", 500).add("T1")
    orders.append(order)
    with Order(inventory, "bob") as order:
        order.add("H1", 5).add("S1", 4)
        print("total", order.total(), order.total((bulk(4, 10), by_category(Category.TOOLS, 5))))
        order.commit()
    orders.append(order)
    with Order(inventory, "cid") as order:
        order.add("F2", 24).add("missing")
    orders.append(order)
    for order in orders:
        print(order.number, order.customer, order.state, dict(order.items), order.total((bulk(100, 12.5),)))
    print(inventory.check(), alerts)
    print(inventory.report())
    print(inventory["H1"].history, inventory["S1"].history)
    for i in range(200):
        order = Order(inventory, f"c{i % 7}")
        order.add(["H1", "T1", "F1", "F2"][i % 4], 1 + i % 3)
        try:
            order.commit()
        except OutOfStock:
            pass
        orders.append(order)
    states = Counter(order.state.split()[0] for order in orders)
    spent = defaultdict(float)
    for order in orders:
        if order.state == "shipped":
            spent[order.customer] += order.total()
    print(states, {k: round(v, 2) for k, v in sorted(spent.items())})
    print(json.dumps([{"sku": p.sku, "stock": p.stock, "category": p.category.name} for p in inventory], separators=(",", ":")))


if __name__ == "__main__":
    main()
