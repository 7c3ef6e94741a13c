# raise from: the direct cause comes first.
class ConfigError(Exception):
    pass


def parse(text):
    try:
        return int(text)
    except ValueError as e:
        raise ConfigError(f"bad number in config: {text!r}") from e


def load(lines):
    return [parse(line) for line in lines]


print(load(["1", "2"]))
try:
    load(["1", "x"])
except ConfigError as e:
    raise RuntimeError("cannot start") from e
