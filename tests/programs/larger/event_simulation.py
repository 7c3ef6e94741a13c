# A discrete event simulation: a priority queue of events, processes as generators, statistics.
import itertools
import random
from collections import deque, defaultdict


class EventQueue:
    """A binary heap with stable order for equal times."""

    def __init__(self):
        self.heap, self.sequence = [], itertools.count()

    def push(self, time, action):
        entry = [time, next(self.sequence), action]
        heap = self.heap
        heap.append(entry)
        i = len(heap) - 1
        while i > 0:
            parent = (i - 1) >> 1
            if heap[parent] <= heap[i]:
                break
            heap[parent], heap[i] = heap[i], heap[parent]
            i = parent
        return entry

    def pop(self):
        heap = self.heap
        last = heap.pop()
        if not heap:
            return last
        top, heap[0] = heap[0], last
        i, n = 0, len(heap)
        while True:
            child = 2 * i + 1
            if child >= n:
                return top
            if child + 1 < n and heap[child + 1] < heap[child]:
                child += 1
            if heap[i] <= heap[child]:
                return top
            heap[i], heap[child] = heap[child], heap[i]
            i = child

    def __len__(self):
        return len(self.heap)


class Delay:
    def __init__(self, time):
        self.time = time


class Request:
    def __init__(self, resource):
        self.resource = resource


class Release(Request):
    pass


class Resource:
    def __init__(self, name, capacity):
        self.name, self.capacity, self.busy, self.waiting = name, capacity, 0, deque()
        self.max_queue = self.served = 0


class Simulation:
    def __init__(self, trace_limit=0):
        self.now, self.queue, self.trace, self.trace_limit = 0, EventQueue(), [], trace_limit
        self.handlers = {Delay: self.on_delay, Request: self.on_request, Release: self.on_release}

    def log(self, text):
        if len(self.trace) < self.trace_limit:
            self.trace.append(f"{self.now:7.2f} {text}")

    def start(self, process, at=0):
        self.queue.push(self.now + at, process)

    def step(self, process):
        try:
            command = next(process)
        except StopIteration as e:
            if e.value is not None:
                self.log(f"finished with {e.value}")
            return
        self.handlers[type(command)](process, command)

    def on_delay(self, process, command):
        self.queue.push(self.now + command.time, process)

    def on_request(self, process, command):
        r = command.resource
        if r.busy < r.capacity:
            r.busy += 1
            r.served += 1
            self.queue.push(self.now, process)
        else:
            r.waiting.append(process)
            r.max_queue = max(r.max_queue, len(r.waiting))

    def on_release(self, process, command):
        r = command.resource
        if r.waiting:
            r.served += 1
            self.queue.push(self.now, r.waiting.popleft())
        else:
            r.busy -= 1
        self.queue.push(self.now, process)

    def run(self, until=float("inf")):
        while len(self.queue):
            time, _, process = self.queue.pop()
            if time > until:
                break
            self.now = time
            self.step(process)
        return self.now


def customer(sim, name, counter, service, waits):
    arrived = sim.now
    sim.log(f"{name} arrives, {len(counter.waiting)} waiting")
    yield Request(counter)
    waits.append(sim.now - arrived)
    sim.log(f"{name} served after {sim.now - arrived:.2f}")
    yield Delay(service)
    yield Release(counter)
    sim.log(f"{name} leaves")
    return name


def source(sim, rng, counter, waits, n):
    for i in range(n):
        sim.start(customer(sim, f"c{i}", counter, rng.randint(20, 60) / 10, waits))
        yield Delay(rng.randint(5, 35) / 10)


sim = Simulation(trace_limit=25)
rng, waits, counter = random.Random(5), [], Resource("counter", 2)
sim.start(source(sim, rng, counter, waits, 60))
end = sim.run()
print("\n".join(sim.trace))
print(f"{end:.2f} {len(waits)} {sum(waits) / len(waits):.4f} {max(waits):.2f} {counter.max_queue} {counter.served} {counter.busy}")
for capacity in (1, 2, 3, 4):
    sim, rng, waits = Simulation(), random.Random(9), []
    counter = Resource("c", capacity)
    sim.start(source(sim, rng, counter, waits, 100))
    print(capacity, f"{sim.run():.2f} {sum(waits) / 100:.4f} {counter.max_queue}")
sim, waits = Simulation(), []
counter = Resource("c", 1)
sim.start(source(sim, random.Random(1), counter, waits, 50))
print(f"{sim.run(until=20):.2f}", len(waits), len(counter.waiting), len(sim.queue))


def philosopher(sim, i, left, right, eaten, meals):
    first, second = (left, right) if i % 2 else (right, left)
    for _ in range(meals):
        yield Delay(1 + i / 4)
        yield Request(first)
        yield Request(second)
        yield Delay(0.5)
        eaten[i] += 1
        yield Release(first)
        yield Release(second)


sim, eaten = Simulation(), defaultdict(int)
forks = [Resource(f"fork{i}", 1) for i in range(5)]
for i in range(5):
    sim.start(philosopher(sim, i, forks[i], forks[(i + 1) % 5], eaten, 4))
print(f"{sim.run():.2f}", dict(sorted(eaten.items())), [f.max_queue for f in forks])


class Bus:
    """Publish and subscribe with priorities and wildcards."""

    def __init__(self):
        self.subscribers = defaultdict(list)
        self.errors = []

    def on(self, topic, priority=0):
        def register(f):
            self.subscribers[topic].append((-priority, len(self.subscribers[topic]), f))
            self.subscribers[topic].sort(key=lambda s: s[:2])
            return f

        return register

    def emit(self, topic, *args, **kw):
        results = []
        for pattern in (topic, topic.split(".")[0] + ".*", "*"):
            for _, _, f in self.subscribers.get(pattern, ()):
                try:
                    results.append(f(*args, **kw))
                except Exception as e:
                    self.errors.append((f.__name__, repr(e)))
        return results


bus = Bus()


@bus.on("user.created")
def welcome(name):
    return f"welcome {name}"


@bus.on("user.created", priority=5)
def audit(name):
    return f"audit {name}"


@bus.on("user.*")
def count(*args, seen=[]):
    seen.append(args)
    return len(seen)


@bus.on("*")
def broken(*args):
    return 1 / len(args[0])


print(bus.emit("user.created", "ann"), bus.emit("user.deleted", "x"), bus.emit("other", ""), bus.emit("none.x", 5), bus.errors)
