# An operating system simulation with tasks, packets and queues: class-heavy scheduling.
BUFFER_SIZE = 4
ID_IDLE, ID_WORKER, ID_HANDLER_A, ID_HANDLER_B, ID_DEVICE_A, ID_DEVICE_B = range(6)
KIND_DEVICE, KIND_WORK = range(2)


class Packet:
    def __init__(self, link, owner, kind):
        self.link, self.owner, self.kind = link, owner, kind
        self.datum, self.data = 0, [0] * BUFFER_SIZE

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class State:
    def __init__(self):
        self.packet_pending = self.task_waiting = self.task_holding = False

    def running(self):
        self.packet_pending = self.task_waiting = self.task_holding = False
        return self

    def waiting(self):
        self.packet_pending, self.task_waiting, self.task_holding = False, True, False
        return self

    def waiting_with_packet(self):
        self.packet_pending, self.task_waiting, self.task_holding = True, True, False
        return self

    @property
    def is_held_or_waiting(self):
        return self.task_holding or (not self.packet_pending and self.task_waiting)

    @property
    def is_waiting_with_packet(self):
        return self.packet_pending and self.task_waiting and not self.task_holding


class Task(State):
    def __init__(self, scheduler, ident, priority, queue, state):
        super().__init__()
        self.scheduler, self.ident, self.priority, self.queue = scheduler, ident, priority, queue
        self.packet_pending, self.task_waiting, self.task_holding = state.packet_pending, state.task_waiting, state.task_holding
        self.link = scheduler.task_list
        scheduler.task_list = scheduler.tasks[ident] = self

    def add_packet(self, packet, old):
        if self.queue is None:
            self.queue = packet
            self.packet_pending = True
            if self.priority > old.priority:
                return self
        else:
            packet.append_to(self.queue)
        return old

    def run_task(self):
        if self.is_waiting_with_packet:
            message = self.queue
            self.queue = message.link
            self.task_waiting = False
            self.packet_pending = self.queue is not None
        else:
            message = None
        return self.run(message)

    def wait_task(self):
        self.task_waiting = True
        return self

    def hold(self):
        self.scheduler.hold_count += 1
        self.task_holding = True
        return self.link

    def release(self, ident):
        task = self.scheduler.find(ident)
        task.task_holding = False
        return task if task.priority > self.priority else self

    def send(self, packet):
        task = self.scheduler.find(packet.owner)
        self.scheduler.packet_count += 1
        packet.link, packet.owner = None, self.ident
        return task.add_packet(packet, self)


class Idle(Task):
    control, left = 1, 1000

    def run(self, packet):
        self.left -= 1
        if self.left == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control //= 2
            return self.release(ID_DEVICE_A)
        self.control = self.control // 2 ^ 0xD008
        return self.release(ID_DEVICE_B)


class Worker(Task):
    destination, count = ID_HANDLER_A, 0

    def run(self, packet):
        if packet is None:
            return self.wait_task()
        self.destination = ID_HANDLER_B if self.destination == ID_HANDLER_A else ID_HANDLER_A
        packet.owner, packet.datum = self.destination, 0
        for i in range(BUFFER_SIZE):
            self.count = self.count % 26 + 1
            packet.data[i] = ord("A") + self.count - 1
        return self.send(packet)


class Handler(Task):
    def __init__(self, *args):
        super().__init__(*args)
        self.work, self.device = None, None

    def run(self, packet):
        if packet is not None:
            if packet.kind == KIND_WORK:
                self.work = packet.append_to(self.work)
            else:
                self.device = packet.append_to(self.device)
        if self.work is not None:
            work, count = self.work, self.work.datum
            if count >= BUFFER_SIZE:
                self.work = work.link
                return self.send(work)
            if self.device is not None:
                device = self.device
                self.device = device.link
                device.datum = work.data[count]
                work.datum = count + 1
                return self.send(device)
        return self.wait_task()


class Device(Task):
    pending = None

    def run(self, packet):
        if packet is None:
            if self.pending is None:
                return self.wait_task()
            packet, self.pending = self.pending, None
            return self.send(packet)
        self.pending = packet
        self.scheduler.trace(packet.datum)
        return self.hold()


class Scheduler:
    def __init__(self, limit):
        self.task_list, self.tasks, self.hold_count, self.packet_count, self.traced, self.limit = None, {}, 0, 0, [], limit

    def find(self, ident):
        return self.tasks[ident]

    def trace(self, datum):
        self.traced.append(chr(datum))

    def schedule(self):
        task = self.task_list
        while task is not None:
            if task.is_held_or_waiting:
                task = task.link
            else:
                task = task.run_task()


def run(limit):
    s = Scheduler(limit)
    idle = Idle(s, ID_IDLE, 1, None, State().running())
    idle.left = limit
    queue = Packet(Packet(None, ID_WORKER, KIND_WORK), ID_WORKER, KIND_WORK)
    Worker(s, ID_WORKER, 1000, queue, State().waiting_with_packet())
    for handler, device, priority in ((ID_HANDLER_A, ID_DEVICE_A, 2000), (ID_HANDLER_B, ID_DEVICE_B, 3000)):
        queue = None
        for _ in range(3):
            queue = Packet(queue, device, KIND_DEVICE)
        Handler(s, handler, priority, queue, State().waiting_with_packet())
    Device(s, ID_DEVICE_A, 4000, None, State().waiting())
    Device(s, ID_DEVICE_B, 5000, None, State().waiting())
    s.schedule()
    return s


for limit in (10, 100, 1000):
    s = run(limit)
    print(limit, s.packet_count, s.hold_count, len(s.traced), "".join(s.traced)[:40])
print([type(t).__name__ for t in s.tasks.values()], Device.__mro__[1].__name__, s.tasks[ID_WORKER].count, s.tasks[ID_IDLE].control)
