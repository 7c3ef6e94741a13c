/** Python source of logging.handlers: what writes to files that are rolled over, to memory and to queues. */

export const handlersSource = String.raw`
"""Additional handlers for the logging package."""

import logging
import os
import time

DEFAULT_TCP_LOGGING_PORT = 9020
DEFAULT_UDP_LOGGING_PORT = 9021
DEFAULT_HTTP_LOGGING_PORT = 9022
DEFAULT_SOAP_LOGGING_PORT = 9023
SYSLOG_UDP_PORT = 514
SYSLOG_TCP_PORT = 514
_MIDNIGHT = 24 * 60 * 60


class BaseRotatingHandler(logging.FileHandler):
    """What handlers that roll a file over have in common."""

    namer = None
    rotator = None

    def __init__(self, filename, mode, encoding=None, delay=False, errors=None):
        logging.FileHandler.__init__(self, filename, mode=mode, encoding=encoding, delay=delay,
                                     errors=errors)
        self.mode = mode
        self.encoding = encoding
        self.errors = errors

    def emit(self, record):
        """Output the record to the file, catering for rollover."""
        try:
            if self.shouldRollover(record):
                self.doRollover()
            logging.FileHandler.emit(self, record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        """Modify the filename of a log file when rotating."""
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        """When rotating, rotate the current log."""
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)

    def _close_stream(self):
        if self.stream:
            self.stream.close()
            self.stream = None


class RotatingFileHandler(BaseRotatingHandler):
    """A file that is rolled over when it has a certain size."""

    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False,
                 errors=None):
        if maxBytes > 0:
            mode = "a"
        BaseRotatingHandler.__init__(self, filename, mode, encoding=encoding, delay=delay,
                                     errors=errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def _backup(self, number):
        return self.rotation_filename(f"{self.baseFilename}.{number}")

    def doRollover(self):
        """Do a rollover."""
        self._close_stream()
        if self.backupCount > 0:
            for number in range(self.backupCount - 1, 0, -1):
                source, dest = self._backup(number), self._backup(number + 1)
                if os.path.exists(source):
                    if os.path.exists(dest):
                        os.remove(dest)
                    os.rename(source, dest)
            dest = self._backup(1)
            if os.path.exists(dest):
                os.remove(dest)
            self.rotate(self.baseFilename, dest)
        if not self.delay:
            self.stream = self._open()

    def shouldRollover(self, record):
        """Determine if rollover should occur."""
        if os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename):
            return False
        if self.stream is None:
            self.stream = self._open()
        if self.maxBytes > 0:
            self.stream.seek(0, 2)
            at = self.stream.tell()
            return bool(at) and at + len(f"{self.format(record)}\n") >= self.maxBytes
        return False


class TimedRotatingFileHandler(BaseRotatingHandler):
    """A file that is rolled over at certain times."""

    _KINDS = {"S": (1, "%Y-%m-%d_%H-%M-%S"), "M": (60, "%Y-%m-%d_%H-%M"),
              "H": (3600, "%Y-%m-%d_%H"), "D": (_MIDNIGHT, "%Y-%m-%d"),
              "MIDNIGHT": (_MIDNIGHT, "%Y-%m-%d")}

    def __init__(self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False,
                 utc=False, atTime=None, errors=None):
        self.when = when.upper()
        self.backupCount = backupCount
        self.utc = utc
        self.atTime = atTime
        kind = self._KINDS.get(self.when)
        if self.when.startswith("W"):
            if len(self.when) != 2:
                raise ValueError("You must specify a day for weekly rollover from 0 to 6 "
                                 f"(0 is Monday): {self.when}")
            if not "0" <= self.when[1] <= "6":
                raise ValueError(f"Invalid day specified for weekly rollover: {self.when}")
            self.dayOfWeek = int(self.when[1])
            kind = (_MIDNIGHT * 7, "%Y-%m-%d")
        elif kind is None:
            raise ValueError(f"Invalid rollover interval specified: {self.when}")
        self.interval, self.suffix = kind[0] * interval, kind[1]
        BaseRotatingHandler.__init__(self, filename, "a", encoding=encoding, delay=delay,
                                     errors=errors)
        begin = (int(os.stat(self.baseFilename).st_mtime) if os.path.exists(self.baseFilename)
                 else int(time.time()))
        self.rolloverAt = self.computeRollover(begin)

    def computeRollover(self, currentTime):
        """Work out the rollover time based on the specified time."""
        if self.when != "MIDNIGHT" and not self.when.startswith("W"):
            return currentTime + self.interval
        at = self.atTime
        turn = 0 if at is None else (at.hour * 60 + at.minute) * 60 + at.second
        result = currentTime - currentTime % _MIDNIGHT + turn
        if result <= currentTime:
            result += _MIDNIGHT
        if self.when.startswith("W"):
            while time.gmtime(result - (0 if turn else 1)).tm_wday != self.dayOfWeek:
                result += _MIDNIGHT
        elif self.interval > _MIDNIGHT:
            result += self.interval - _MIDNIGHT
        return result

    def shouldRollover(self, record):
        """Determine if rollover should occur."""
        return int(time.time()) >= self.rolloverAt

    def getFilesToDelete(self):
        """Determine the files to delete when rolling over."""
        folder, name = os.path.split(self.baseFilename)
        found = sorted(os.path.join(folder, entry) for entry in os.listdir(folder or ".")
                       if entry.startswith(name + ".") and entry[len(name) + 1:][:1].isdigit())
        return found[:max(0, len(found) - self.backupCount)]

    def doRollover(self):
        """Do a rollover."""
        now = int(time.time())
        stamp = time.strftime(self.suffix, time.gmtime(self.rolloverAt - self.interval))
        dest = self.rotation_filename(f"{self.baseFilename}.{stamp}")
        if os.path.exists(dest):
            return
        self._close_stream()
        self.rotate(self.baseFilename, dest)
        if self.backupCount > 0:
            for path in self.getFilesToDelete():
                os.remove(path)
        if not self.delay:
            self.stream = self._open()
        self.rolloverAt = self.computeRollover(now)


class WatchedFileHandler(logging.FileHandler):
    """A file that is opened anew when it is no longer there."""

    def reopenIfNeeded(self):
        """Reopen log file if needed."""
        if self.stream is not None and not os.path.exists(self.baseFilename):
            self.stream.close()
            self.stream = self._open()

    def emit(self, record):
        self.reopenIfNeeded()
        logging.FileHandler.emit(self, record)


class BufferingHandler(logging.Handler):
    """A handler class which buffers logging records in memory."""

    def __init__(self, capacity):
        logging.Handler.__init__(self)
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        """Should the handler flush its buffer?"""
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        """Append the record, and flush if that is due."""
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        """Empty the buffer."""
        self.buffer.clear()

    def close(self):
        try:
            self.flush()
        finally:
            logging.Handler.close(self)


class MemoryHandler(BufferingHandler):
    """A buffer that is flushed to a target handler, at the latest by a severe record."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        BufferingHandler.__init__(self, capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record):
        """Check for buffer full or a record at the flushLevel or higher."""
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        """Set the target handler for this handler."""
        self.target = target

    def flush(self):
        """Hand the buffered records over to the target, if there is one."""
        if self.target:
            for record in self.buffer:
                self.target.handle(record)
            self.buffer.clear()

    def close(self):
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            self.target = None
            BufferingHandler.close(self)


class QueueHandler(logging.Handler):
    """Puts records into a queue, for others to handle."""

    listener = None

    def __init__(self, queue):
        logging.Handler.__init__(self)
        self.queue = queue

    def enqueue(self, record):
        """Enqueue a record."""
        self.queue.put_nowait(record)

    def prepare(self, record):
        """A copy of the record whose message is made and which refers to nothing else."""
        import copy
        message = self.format(record)
        record = copy.copy(record)
        record.message = record.msg = message
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """Hands the records of a queue to handlers: all that are there when it is stopped, for there are no threads."""

    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue = queue
        self.handlers = handlers
        self._started = False
        self.respect_handler_level = respect_handler_level

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc):
        self.stop()

    def dequeue(self, block):
        """Dequeue a record and return it."""
        return self.queue.get(block)

    def prepare(self, record):
        return record

    def handle(self, record):
        """Handle a record: just loops through the handlers offering them the record to handle."""
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def start(self):
        if self._started:
            raise RuntimeError("Listener already started")
        self._started = True

    def enqueue_sentinel(self):
        self.queue.put_nowait(self._sentinel)

    def stop(self):
        if not self._started:
            return
        self._started = False
        self.enqueue_sentinel()
        while (record := self.dequeue(False)) is not self._sentinel:
            self.handle(record)
`;
