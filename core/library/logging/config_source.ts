/** The Python source of logging.config (Lib/logging/config.py): dictConfig. Left out: fileConfig, and listening for configurations. */
export const configSource = String.raw`
"""Configuration functions for the logging package for Python."""

import logging
import logging.handlers
import re

_IDENTIFIER = re.compile("^[a-z_][a-z0-9_]*$", re.I)
_PREFIXED = re.compile("^(?P<prefix>[a-z]+)://(?P<rest>.*)$")


def _resolve(name):
    """The object of a dotted name: a module, or what is in one."""
    parts = name.split(".")
    used = parts.pop(0)
    found = __import__(used)
    for part in parts:
        used += "." + part
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(used)
            found = getattr(found, part)
    return found


class BaseConfigurator:
    """Reads values of a configuration: "ext://" names an object, "cfg://" another part."""

    def __init__(self, config):
        self.config = config

    def resolve(self, name):
        try:
            return _resolve(name)
        except ImportError as error:
            raise ValueError(f"Cannot resolve {name!r}: {error}") from error

    ext_convert = resolve

    def cfg_convert(self, path):
        match = re.match(r"^\w+", path)
        if match is None:
            raise ValueError(f"Unable to convert {path!r}")
        found = self.config[match.group()]
        rest = path[match.end():]
        while rest:
            match = re.match(r"^\.(\w+)|^\[\s*([^\[\]]*?)\s*\]", rest)
            if match is None:
                raise ValueError(f"Unable to convert {path!r} at {rest!r}")
            if match[1] is not None:
                found = found[match[1]]
            elif not re.match(r"^\d+$", match[2]):
                found = found[match[2]]
            else:
                try:
                    found = found[int(match[2])]
                except TypeError:
                    found = found[match[2]]
            rest = rest[match.end():]
        return self.convert(found)

    def convert(self, value):
        """A value with all that it holds converted."""
        if isinstance(value, dict):
            value = {key: self.convert(item) for key, item in value.items()}
        elif isinstance(value, list):
            value = [self.convert(item) for item in value]
        elif isinstance(value, tuple) and not hasattr(value, "_fields"):
            value = tuple(self.convert(item) for item in value)
        elif isinstance(value, str) and (match := _PREFIXED.match(value)) is not None:
            if match["prefix"] == "ext":
                value = self.ext_convert(match["rest"])
            elif match["prefix"] == "cfg":
                value = self.cfg_convert(match["rest"])
        return value

    def configure_custom(self, config):
        """Calls the factory under "()" with the other keys; those of "." become attributes."""
        factory = config.pop("()")
        if not callable(factory):
            factory = self.resolve(factory)
        attributes = config.pop(".", None)
        made = factory(**{key: config[key] for key in config if _IDENTIFIER.match(key)})
        for name, value in (attributes or {}).items():
            setattr(made, name, value)
        return made


class DictConfigurator(BaseConfigurator):
    """Configures logging by a dict."""

    def configure(self):
        config = self.config = self.convert(self.config)
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError(f"Unsupported version: {config['version']}")
        if config.pop("incremental", False):
            for name, part in config.get("handlers", {}).items():
                with self._telling(f"handler {name!r}"):
                    if (level := part.get("level", None)):
                        logging.getHandlerByName(name).setLevel(level)
            for name, part in config.get("loggers", {}).items():
                with self._telling(f"logger {name!r}"):
                    self.configure_logger(name, part, True)
            if (root := config.get("root", None)):
                with self._telling("root logger"):
                    self.configure_root(root, True)
            return
        disables = config.pop("disable_existing_loggers", True)
        for handler in logging._handlerList[:]:
            handler.close()
        logging._handlers.clear()
        del logging._handlerList[:]
        self.formatters, self.filters, self.handlers = {}, {}, {}
        for kind, make, made in (("formatter", self.configure_formatter, self.formatters),
                                 ("filter", self.configure_filter, self.filters)):
            for name, part in config.get(kind + "s", {}).items():
                with self._telling(f"{kind} {name!r}"):
                    made[name] = make(part)
        waiting = dict(config.get("handlers", {}))
        while waiting:
            # A handler may be the target of one that stands before it.
            later = {}
            for name in sorted(waiting):
                with self._telling(f"handler {name!r}"):
                    target = waiting[name].get("target")
                    if isinstance(target, str) and target in waiting and target not in self.handlers:
                        later[name] = waiting[name]
                        continue
                    handler = self.configure_handler(waiting[name])
                    handler.name = name
                    self.handlers[name] = handler
            if len(later) == len(waiting):
                raise ValueError(f"Unable to configure handler {next(iter(later))!r}")
            waiting = later
        root = logging.getLogger()
        existing = dict(root.manager.loggerDict)
        named = config.get("loggers", {})
        for name, part in named.items():
            with self._telling(f"logger {name!r}"):
                self.configure_logger(name, part)
        for name, logger in existing.items():
            if name in named or not isinstance(logger, logging.Logger):
                continue
            if any(name.startswith(above + ".") for above in named):
                # What is below a logger that was named is made anew.
                logger.setLevel(logging.NOTSET)
                logger.handlers = []
                logger.propagate = True
            else:
                logger.disabled = disables
        if (part := config.get("root", None)):
            with self._telling("root logger"):
                self.configure_root(part)

    class _telling:
        def __init__(self, what):
            self.what = what

        def __enter__(self):
            pass

        def __exit__(self, kind, error, traceback):
            if isinstance(error, Exception):
                raise ValueError(f"Unable to configure {self.what}") from error

    def configure_formatter(self, config):
        if "()" in config:
            try:
                return self.configure_custom(dict(config))
            except TypeError as error:
                if "'format'" not in str(error):
                    raise
                # The parameter of logging.Formatter is called fmt.
                config = dict(config)
                config["fmt"] = config.pop("format")
                return self.configure_custom(config)
        kind = config.get("class", None)
        kind = logging.Formatter if not kind else _resolve(kind)
        options = {name: config[name] for name in ("validate", "defaults") if name in config}
        return kind(config.get("format", None), config.get("datefmt", None), config.get("style", "%"), **options)

    def configure_filter(self, config):
        return self.configure_custom(dict(config)) if "()" in config else logging.Filter(config.get("name", ""))

    def add_filters(self, filterer, filters):
        for each in filters:
            try:
                known = callable(each) or callable(getattr(each, "filter", None))
                filterer.addFilter(each if known else self.filters[each])
            except Exception as error:
                raise ValueError(f"Unable to add filter {each!r}") from error

    def configure_handler(self, config):
        config = dict(config)
        formatter = config.pop("formatter", None)
        if formatter:
            try:
                formatter = self.formatters[formatter]
            except Exception as error:
                raise ValueError(f"Unable to set formatter {formatter!r}") from error
        level = config.pop("level", None)
        filters = config.pop("filters", None)
        if "()" in config:
            made = self.configure_custom(config)
        else:
            kind = config.pop("class")
            if not callable(kind):
                kind = self.resolve(kind)
            if issubclass(kind, logging.handlers.MemoryHandler):
                if "flushLevel" in config:
                    config["flushLevel"] = logging._checkLevel(config["flushLevel"])
                if isinstance(config.get("target"), str):
                    try:
                        config["target"] = self.handlers[config["target"]]
                    except Exception as error:
                        raise ValueError(f"Unable to set target handler {config['target']!r}") from error
            attributes = config.pop(".", None)
            made = kind(**{key: config[key] for key in config if _IDENTIFIER.match(key)})
            for name, value in (attributes or {}).items():
                setattr(made, name, value)
        if formatter:
            made.setFormatter(formatter)
        if level is not None:
            made.setLevel(logging._checkLevel(level))
        if filters:
            self.add_filters(made, filters)
        return made

    def common_logger_config(self, logger, config, incremental=False):
        level = config.get("level", None)
        if level is not None:
            logger.setLevel(logging._checkLevel(level))
        if incremental:
            return
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for name in config.get("handlers", None) or ():
            try:
                logger.addHandler(self.handlers[name])
            except Exception as error:
                raise ValueError(f"Unable to add handler {name!r}") from error
        if (filters := config.get("filters", None)):
            self.add_filters(logger, filters)

    def configure_logger(self, name, config, incremental=False):
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        logger.disabled = False
        if (propagate := config.get("propagate", None)) is not None:
            logger.propagate = propagate

    def configure_root(self, config, incremental=False):
        self.common_logger_config(logging.getLogger(), config, incremental)


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Configure logging using a dictionary."""
    dictConfigClass(config).configure()
`;
