"""A simulated operating system: tasks, packets and a scheduler, after Martin Richards' benchmark.

Methods called through a class hierarchy, attributes read and written, short-lived linked packets.
"""

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
DEVICE_PACKET, WORK_PACKET = range(2)
BUFFER_SIZE = 4


class Packet:
    def __init__(self, link, target, kind):
        self.link = link
        self.target = target
        self.kind = kind
        self.datum = 0
        self.data = [0] * BUFFER_SIZE

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    """A task is runnable, waiting or held; a packet that arrives wakes a waiting one."""

    def __init__(self, scheduler, ident, priority, queue, waiting):
        self.scheduler = scheduler
        self.ident = ident
        self.priority = priority
        self.queue = queue
        self.waiting = waiting
        self.held = False
        self.next = scheduler.first
        scheduler.first = self
        scheduler.table[ident] = self

    def is_blocked(self):
        return self.held or (self.waiting and self.queue is None)

    def take_packet(self):
        if not self.waiting:
            return None
        packet = self.queue
        if packet is not None:
            self.queue = packet.link
            packet.link = None
        self.waiting = False
        return packet

    def receive(self, packet, sender):
        if self.queue is None:
            self.queue = packet
            if self.priority > sender.priority:
                return self
        else:
            packet.append_to(self.queue)
        return sender

    def wait(self):
        self.waiting = True
        return self

    def hold(self):
        self.scheduler.holds += 1
        self.held = True
        return self.next

    def release(self, ident):
        other = self.scheduler.find(ident)
        other.held = False
        return other if other.priority > self.priority else self

    def send(self, packet):
        receiver = self.scheduler.find(packet.target)
        self.scheduler.sends += 1
        packet.link = None
        packet.target = self.ident
        return receiver.receive(packet, self)

    def step(self, packet):
        raise NotImplementedError


class IdleTask(Task):
    def __init__(self, scheduler, count):
        super().__init__(scheduler, IDLE, 0, None, False)
        self.count = count
        self.control = 1

    def step(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control //= 2
            return self.release(DEVICE_A)
        self.control = self.control // 2 ^ 0xD008
        return self.release(DEVICE_B)


class WorkerTask(Task):
    def __init__(self, scheduler, queue):
        super().__init__(scheduler, WORKER, 1000, queue, True)
        self.destination = HANDLER_A
        self.letter = 0

    def step(self, packet):
        if packet is None:
            return self.wait()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.target = self.destination
        packet.datum = 0
        data = packet.data
        for index in range(BUFFER_SIZE):
            self.letter = self.letter % 26 + 1
            data[index] = 64 + self.letter
        return self.send(packet)


class HandlerTask(Task):
    def __init__(self, scheduler, ident, priority, queue):
        super().__init__(scheduler, ident, priority, queue, True)
        self.work = None
        self.devices = None

    def step(self, packet):
        if packet is not None:
            if packet.kind == WORK_PACKET:
                self.work = packet.append_to(self.work)
            else:
                self.devices = packet.append_to(self.devices)
        work = self.work
        if work is not None:
            count = work.datum
            if count >= BUFFER_SIZE:
                self.work = work.link
                return self.send(work)
            device = self.devices
            if device is not None:
                self.devices = device.link
                device.datum = work.data[count]
                work.datum = count + 1
                return self.send(device)
        return self.wait()


class DeviceTask(Task):
    def __init__(self, scheduler, ident, priority):
        super().__init__(scheduler, ident, priority, None, True)
        self.pending = None

    def step(self, packet):
        if packet is None:
            pending = self.pending
            if pending is None:
                return self.wait()
            self.pending = None
            return self.send(pending)
        self.pending = packet
        self.scheduler.trace = (self.scheduler.trace * 31 + packet.datum) % 1_000_003
        return self.hold()


class Scheduler:
    def __init__(self):
        self.first = None
        self.table = [None] * 6
        self.sends = 0
        self.holds = 0
        self.trace = 0

    def find(self, ident):
        task = self.table[ident]
        if task is None:
            raise LookupError(ident)
        return task

    def run(self):
        task = self.first
        while task is not None:
            if task.is_blocked():
                task = task.next
            else:
                task = task.step(task.take_packet())


def simulate(count):
    scheduler = Scheduler()
    IdleTask(scheduler, count)

    queue = Packet(None, 0, WORK_PACKET)
    queue = Packet(queue, 0, WORK_PACKET)
    WorkerTask(scheduler, queue)

    for handler, priority, device in ((HANDLER_A, 2000, DEVICE_A), (HANDLER_B, 3000, DEVICE_B)):
        queue = None
        for _ in range(3):
            queue = Packet(queue, device, DEVICE_PACKET)
        HandlerTask(scheduler, handler, priority, queue)
    DeviceTask(scheduler, DEVICE_A, 4000)
    DeviceTask(scheduler, DEVICE_B, 5000)

    scheduler.run()
    return scheduler.sends, scheduler.holds, scheduler.trace


def main():
    for _ in range(16):
        result = simulate(10_000)
    print("richards", *result)


main()
