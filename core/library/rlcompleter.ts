/** The module rlcompleter: what a name that was begun may become. */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
"""Word completion for the prompt."""

import __main__
import builtins
import keyword
import re

__all__ = ["Completer"]


class Completer:
    """Completes names of a namespace, and attributes."""

    def __init__(self, namespace=None):
        if namespace is not None and not isinstance(namespace, dict):
            raise TypeError("namespace must be a dictionary")
        self._own = namespace
        self.matches = []

    @property
    def namespace(self):
        return __main__.__dict__ if self._own is None else self._own

    def complete(self, text, state):
        """Return the next possible completion for 'text'."""
        if not text.strip():
            return "\t" if state == 0 else None
        if state == 0:
            self.matches = self.attr_matches(text) if "." in text else self.global_matches(text)
        return self.matches[state] if state < len(self.matches) else None

    @staticmethod
    def _called(value, word):
        if callable(value):
            word += "("
        return word

    def global_matches(self, text):
        """Compute matches when text is a simple name."""
        matches = []
        seen = {"__builtins__"}
        for word in keyword.kwlist + keyword.softkwlist:
            if word.startswith(text):
                seen.add(word)
                if word in ("finally", "try"):
                    word += ":"
                elif word not in ("False", "None", "True", "break", "continue", "pass", "else", "_"):
                    word += " "
                matches.append(word)
        for namespace in (self.namespace, builtins.__dict__):
            for word, value in list(namespace.items()):
                if word.startswith(text) and word not in seen:
                    seen.add(word)
                    matches.append(self._called(value, word))
        return matches

    def attr_matches(self, text):
        """Compute matches when text contains a dot."""
        match = re.match(r"(\w+(\.\w+)*)\.(\w*)", text)
        if not match:
            return []
        expression, beginning = match.group(1, 3)
        try:
            subject = eval(expression, self.namespace)
        except Exception:
            return []
        names = set(dir(subject))
        names.discard("__builtins__")
        hidden = "_" if beginning == "" else "__" if beginning == "_" else None
        matches = []
        for name in sorted(names):
            if not name.startswith(beginning) or (hidden and name.startswith(hidden)):
                continue
            word = f"{expression}.{name}"
            if not isinstance(getattr(type(subject), name, None), property):
                word = self._called(getattr(subject, name, None), word)
            matches.append(word)
        return matches or (self.attr_matches(text + "_") if hidden == "_" else [])


def _matches(text):
    completer = Completer()
    return completer.attr_matches(text) if "." in text else completer.global_matches(text)
`;

defineModule({ name: "rlcompleter", source: SOURCE });
