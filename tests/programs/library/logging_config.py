"""logging.config.dictConfig, captureWarnings, the tables of levels."""
import logging, logging.config, io, sys, warnings
out = io.StringIO()
class Upper(logging.Filter):
    def __init__(self, word="x"): self.word = word
    def filter(self, record): record.msg = record.msg.upper(); return self.word not in str(record.msg)
def factory(level=0): return logging.StreamHandler(out)
logging.getLogger("old"); logging.getLogger("app.sub").setLevel("ERROR")
logging.config.dictConfig({"version": 1, "formatters": {"f": {"format": "{levelname}:{name}:{message}", "style": "{"}, "g": {"()": "logging.Formatter", "format": "G %(message)s"}},
 "filters": {"u": {"()": Upper, "word": "SECRET"}, "n": {"name": "app"}},
 "handlers": {"h": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "f", "filters": ["u"]}, "m": {"class": "logging.handlers.MemoryHandler", "capacity": 1, "target": "o", "flushLevel": "ERROR"},
   "o": {"()": factory, "formatter": "g", ".": {"tag": 5}}},
 "loggers": {"app": {"level": "DEBUG", "handlers": ["h"], "propagate": False}}, "root": {"level": "WARNING", "handlers": ["m"]}})
logging.getLogger("app").debug("hello x"); logging.getLogger("app").info("secret"); logging.getLogger("app.sub").info("sub")
logging.getLogger().error("root"); logging.getLogger("old").error("disabled")
print(repr(out.getvalue()), logging.getHandlerByName("o").tag, logging._nameToLevel["INFO"], logging._levelToName[20])
for bad in ({}, {"version": 2}, {"version": 1, "handlers": {"x": {"class": "no.such"}}}, {"version": 1, "root": {"level": "NOPE"}}, {"version": 1, "root": {"handlers": ["zz"]}}, {"version": 1, "formatters": {"x": {"format": "{", "style": "%"}}}):
    try: logging.config.dictConfig(bad); print("fine")
    except ValueError as e: print(e, "|", type(e.__cause__).__name__, e.__cause__)
logging.config.dictConfig({"version": 1, "incremental": True, "root": {"level": "INFO"}})
print(logging.getLogger().level, logging.getLogger().handlers)
logging.basicConfig(stream=sys.stdout, format="%(name)s %(message)s", force=True)
logging.captureWarnings(True); warnings.simplefilter("always"); warnings.warn("careful"); logging.captureWarnings(False)
adapter = logging.LoggerAdapter(logging.getLogger("adapted"), None, merge_extra=True)
adapter.warning("without extra", extra={"k": 1})
