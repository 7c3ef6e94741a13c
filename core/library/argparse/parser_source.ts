/** The Python source of argparse's parser: which strings belong to which argument. */

export const PARSER_SOURCE = String.raw`
class ArgumentParser(_Described, _ActionsContainer):
    """Object for parsing command line strings into Python objects."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[],
                 formatter_class=HelpFormatter, prefix_chars="-", fromfile_prefix_chars=None,
                 argument_default=None, conflict_handler="error", add_help=True, allow_abbrev=True,
                 exit_on_error=True, *, suggest_on_error=False, color=True):
        _ActionsContainer.__init__(self, description, prefix_chars, argument_default, conflict_handler)
        self.prog = _os.path.basename(_sys.argv[0]) if prog is None else prog
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self.suggest_on_error = suggest_on_error
        self.color = color
        self._positionals = self.add_argument_group("positional arguments")
        self._optionals = self.add_argument_group("options")
        self._subparsers = None
        if add_help:
            first = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(first + "h", first * 2 + "help", action="help", default=SUPPRESS,
                              help="show this help message and exit")
        for parent in parents:
            if not isinstance(parent, ArgumentParser):
                raise TypeError("parents must be a list of ArgumentParser")
            self._add_container_actions(parent)
            self._defaults.update(parent._defaults)

    def _get_kwargs(self):
        names = ("prog", "usage", "description", "formatter_class", "conflict_handler", "add_help")
        return [(name, getattr(self, name)) for name in names]

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            raise ValueError("cannot have multiple subparser arguments")
        kwargs.setdefault("parser_class", type(self))
        if "title" in kwargs or "description" in kwargs:
            self._subparsers = self.add_argument_group(kwargs.pop("title", "subcommands"),
                                                       kwargs.pop("description", None))
        else:
            self._subparsers = self._positionals
        if kwargs.get("prog") is None:
            formatter = self._get_formatter()
            positionals = self._get_positional_actions()
            formatter.add_usage(None, positionals, self._mutually_exclusive_groups, "")
            kwargs["prog"] = formatter.format_help().strip()
        make = self._registry_get("action", kwargs.pop("action", "parsers"))
        action = make(option_strings=[], **kwargs)
        self._subparsers._add_action(action)
        return action

    def _add_action(self, action):
        group = self._optionals if action.option_strings else self._positionals
        group._add_action(action)
        return action

    def _get_optional_actions(self):
        return [action for action in self._actions if action.option_strings]

    def _get_positional_actions(self):
        return [action for action in self._actions if not action.option_strings]

    # --- parsing

    def parse_args(self, args=None, namespace=None):
        found, left = self.parse_known_args(args, namespace)
        if left:
            message = f"unrecognized arguments: {' '.join(left)}"
            if self.exit_on_error:
                self.error(message)
            raise ArgumentError(None, message)
        return found

    def parse_known_args(self, args=None, namespace=None):
        return self._known(args, namespace, False)

    def _known(self, args, namespace, intermixed):
        args = list(_sys.argv[1:] if args is None else args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and not hasattr(namespace, action.dest) and (
                    action.default is not SUPPRESS):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        if self.exit_on_error:
            try:
                namespace, left = self._parse(args, namespace, intermixed)
            except ArgumentError as error:
                self.error(str(error))
        else:
            namespace, left = self._parse(args, namespace, intermixed)
        if hasattr(namespace, _UNRECOGNIZED_ARGS_ATTR):
            left.extend(getattr(namespace, _UNRECOGNIZED_ARGS_ATTR))
            delattr(namespace, _UNRECOGNIZED_ARGS_ATTR)
        return namespace, left

    def _parse(self, strings, namespace, intermixed):
        if self.fromfile_prefix_chars is not None:
            strings = self._read_args_from_files(strings)
        conflicts = {}
        for group in self._mutually_exclusive_groups:
            for i, action in enumerate(group._group_actions):
                others = conflicts.setdefault(action, [])
                others.extend(group._group_actions[:i])
                others.extend(group._group_actions[i + 1:])
        options = {}
        letters = []
        rest = iter(strings)
        for i, string in enumerate(rest):
            if string == "--":
                letters.append("-")
                letters.extend("A" for _ in rest)
                break
            found = self._parse_optional(string)
            if found is None:
                letters.append("A")
            else:
                options[i] = found
                letters.append("O")
        pattern = "".join(letters)
        seen = set()
        seen_values = set()
        warned = set()

        def take(action, arguments, option=None):
            seen.add(action)
            values = self._get_values(action, arguments)
            if action.option_strings or arguments:
                seen_values.add(action)
                for other in conflicts.get(action, []):
                    if other in seen_values:
                        raise ArgumentError(action, f"not allowed with argument {_action_name(other)}")
            if values is not SUPPRESS:
                action(self, namespace, values, option)

        extras = []
        extras_pattern = []
        positionals = self._get_positional_actions()

        def take_option(start):
            found = options[start]
            action, option, separator, explicit = found[0]
            if len(found) > 1:
                names = ", ".join(one[1] for one in found)
                raise ArgumentError(None, f"ambiguous option: {strings[start]} could match {names}")
            todo = []
            while True:
                if action is None:
                    extras.append(strings[start])
                    extras_pattern.append("O")
                    return start + 1
                if explicit is not None:
                    count = self._match_argument(action, "A")
                    chars = self.prefix_chars
                    if count == 0 and option[1] not in chars and explicit != "":
                        if separator or explicit[0] in chars:
                            raise ArgumentError(action, f"ignored explicit argument {explicit!r}")
                        todo.append((action, [], option))
                        option = option[0] + explicit[0]
                        if option in self._option_string_actions:
                            action = self._option_string_actions[option]
                            explicit = explicit[1:]
                            if not explicit:
                                separator = explicit = None
                            elif explicit[0] == "=":
                                separator, explicit = "=", explicit[1:]
                            else:
                                separator = ""
                        else:
                            extras.append(option[0] + explicit)
                            extras_pattern.append("O")
                            stop = start + 1
                            break
                    elif count == 1:
                        stop = start + 1
                        todo.append((action, [explicit], option))
                        break
                    else:
                        raise ArgumentError(action, f"ignored explicit argument {explicit!r}")
                else:
                    count = self._match_argument(action, pattern[start + 1:])
                    stop = start + 1 + count
                    todo.append((action, strings[start + 1:stop], option))
                    break
            for action, arguments, option in todo:
                if action.deprecated and option not in warned:
                    self._warning(f"option '{option}' is deprecated")
                    warned.add(option)
                take(action, arguments, option)
            return stop

        def take_positionals(start):
            counts = self._match_partial(positionals, pattern[start:])
            for action, count in zip(positionals, counts):
                arguments = strings[start:start + count]
                if action.nargs == PARSER:
                    if pattern[start] == "-":
                        arguments.remove("--")
                elif action.nargs != REMAINDER:
                    if "-" in pattern[start:start + count]:
                        arguments.remove("--")
                start += count
                if arguments and action.deprecated:
                    self._warning(f"argument '{action.dest}' is deprecated")
                take(action, arguments)
            positionals[:] = positionals[len(counts):]
            return start

        start = 0
        last = max(options, default=-1)
        while start <= last:
            following = start
            while following <= last and following not in options:
                following += 1
            if not intermixed and start != following:
                stop = take_positionals(start)
                if stop > start:
                    start = stop
                    continue
                start = stop
            if start not in options:
                extras.extend(strings[start:following])
                extras_pattern.append(pattern[start:following])
                start = following
            start = take_option(start)
        stop = take_positionals(start) if not intermixed else start
        if intermixed:
            extras.extend(strings[start:])
            extras_pattern.append(pattern[start:])
            flat = "".join(extras_pattern)
            words = [word for word, letter in zip(extras, flat) if letter != "O"]
            unknown = [word for word, letter in zip(extras, flat) if letter == "O"]
            strings = words
            pattern = flat.replace("O", "")
            stop = take_positionals(0)
            extras = unknown
        extras.extend(strings[stop:])
        missing = []
        for action in self._actions:
            if action in seen:
                continue
            if action.required:
                missing.append(_action_name(action))
            elif isinstance(action.default, str) and hasattr(namespace, action.dest) and (
                    action.default is getattr(namespace, action.dest)):
                setattr(namespace, action.dest, self._get_value(action, action.default))
        if missing:
            names = ", ".join(missing)
            raise ArgumentError(None, f"the following arguments are required: {names}")
        for group in self._mutually_exclusive_groups:
            if group.required and not any(action in seen_values for action in group._group_actions):
                names = " ".join(_action_name(action) for action in group._group_actions
                                 if action.help is not SUPPRESS)
                raise ArgumentError(None, f"one of the arguments {names} is required")
        return namespace, extras

    def _read_args_from_files(self, strings):
        result = []
        for string in strings:
            if not string or string[0] not in self.fromfile_prefix_chars:
                result.append(string)
                continue
            try:
                with open(string[1:]) as file:
                    lines = [arg for line in file.read().splitlines()
                             for arg in self.convert_arg_line_to_args(line)]
            except OSError as error:
                raise ArgumentError(None, str(error))
            result.extend(self._read_args_from_files(lines))
        return result

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    # --- matching

    def _match_argument(self, action, pattern):
        match = _re.match(self._nargs_pattern(action), pattern)
        if match is None:
            messages = {None: "expected one argument", OPTIONAL: "expected at most one argument",
                        ONE_OR_MORE: "expected at least one argument"}
            message = messages.get(action.nargs)
            if message is None:
                message = f"expected {action.nargs} argument{'' if action.nargs == 1 else 's'}"
            raise ArgumentError(action, message)
        return len(match.group(1))

    def _match_partial(self, actions, pattern):
        for i in range(len(actions), 0, -1):
            match = _re.match("".join(self._nargs_pattern(action) for action in actions[:i]), pattern)
            if match is not None:
                counts = [len(string) for string in match.groups()]
                if (match.end() < len(pattern) and counts and counts[-1] == 0
                        and pattern[match.end()] == "O"):
                    # What may be empty waits for what comes behind the options.
                    while counts and not counts[-1]:
                        counts.pop()
                return counts
        return []

    def _nargs_pattern(self, action):
        nargs = action.nargs
        if nargs is None:
            pattern = "([A])" if action.option_strings else "(-*A-*)"
        elif nargs == OPTIONAL:
            pattern = "(-*A?-*)"
        elif nargs == ZERO_OR_MORE:
            pattern = "(-*[A-]*)"
        elif nargs == ONE_OR_MORE:
            pattern = "(-*A[A-]*)"
        elif nargs == REMAINDER:
            pattern = "([AO]*)" if action.option_strings else "(.*)"
        elif nargs == PARSER:
            pattern = "(-*A[-AO]*)"
        elif nargs == SUPPRESS:
            pattern = "(-*)"
        else:
            pattern = f"(-*{'-*'.join('A' * nargs)}-*)"
            if action.option_strings:
                pattern = f"([A]{{{nargs}}})"
        if action.option_strings:
            pattern = pattern.replace("-*", "").replace("-", "")
        return pattern

    def _parse_optional(self, string):
        if not string or string[0] not in self.prefix_chars:
            return None
        if string in self._option_string_actions:
            return [(self._option_string_actions[string], string, None, None)]
        if len(string) == 1:
            return None
        option, separator, explicit = string.partition("=")
        if separator and option in self._option_string_actions:
            return [(self._option_string_actions[option], option, separator, explicit)]
        matches = self._get_option_tuples(string)
        if matches:
            return matches
        if self._negative_number_matcher.match(string) and not self._has_negative_number_optionals:
            return None
        if " " in string:
            return None
        return [(None, string, None, None)]

    def _get_option_tuples(self, string):
        result = []
        chars = self.prefix_chars
        if string[0] in chars and string[1] in chars:
            if self.allow_abbrev:
                prefix, separator, explicit = string.partition("=")
                if not separator:
                    separator = explicit = None
                for option, action in self._option_string_actions.items():
                    if option.startswith(prefix):
                        result.append((action, option, separator, explicit))
        elif string[0] in chars and string[1] not in chars:
            prefix = string
            short = string[:2]
            rest = string[2:]
            separator = "="if rest.startswith("=") else ""
            if separator:
                rest = rest[1:]
            word, word_separator, explicit = string.partition("=")
            if not word_separator:
                word_separator = explicit = None
            for option, action in self._option_string_actions.items():
                if option == short:
                    result.append((action, option, separator, rest))
                elif self.allow_abbrev and option.startswith(word):
                    result.append((action, option, word_separator, explicit))
        return result

    # --- values

    def _get_values(self, action, strings):
        nargs = action.nargs
        if not strings and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str) and value is not SUPPRESS:
                value = self._get_value(action, value)
        elif not strings and nargs == ZERO_OR_MORE and not action.option_strings:
            value = action.default if action.default is not None else []
        elif len(strings) == 1 and nargs in (None, OPTIONAL):
            value = self._get_value(action, strings[0])
            self._check_value(action, value)
        elif nargs == REMAINDER:
            value = [self._get_value(action, string) for string in strings]
        elif nargs == PARSER:
            value = [self._get_value(action, string) for string in strings]
            self._check_value(action, value[0])
        elif nargs == SUPPRESS:
            value = SUPPRESS
        else:
            value = [self._get_value(action, string) for string in strings]
            for one in value:
                self._check_value(action, one)
        return value

    def _get_value(self, action, string):
        function = self._registry_get("type", action.type, action.type)
        if not callable(function):
            raise TypeError(f"{function!r} is not callable")
        try:
            return function(string)
        except ArgumentTypeError as error:
            message = str(error)
            raise ArgumentError(action, message)
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, f"invalid {name} value: {string!r}")

    def _check_value(self, action, value):
        choices = action.choices
        if choices is None:
            return
        if isinstance(choices, str):
            choices = iter(choices)
        choices = list(choices)
        if value not in choices:
            names = ", ".join(map(str, choices))
            message = f"invalid choice: {value!r} (choose from {names})"
            if self.suggest_on_error and isinstance(value, str) and all(
                    isinstance(choice, str) for choice in choices):
                import difflib
                close = difflib.get_close_matches(value, choices, 1)
                if close:
                    message = f"invalid choice: {value!r}, maybe you meant {close[0]!r}? (choose from {names})"
            raise ArgumentError(action, message)

    # --- mixed arguments

    def parse_intermixed_args(self, args=None, namespace=None):
        found, left = self.parse_known_intermixed_args(args, namespace)
        if left:
            message = f"unrecognized arguments: {' '.join(left)}"
            if self.exit_on_error:
                self.error(message)
            raise ArgumentError(None, message)
        return found

    def parse_known_intermixed_args(self, args=None, namespace=None):
        for action in self._get_positional_actions():
            if action.nargs in (PARSER, REMAINDER):
                raise TypeError(f"parse_intermixed_args: positional arg with nargs={action.nargs}")
        return self._known(args, namespace, True)

    # --- messages

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), _sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), _sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            (file or _sys.stderr).write(message)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        """Prints a usage message incorporating the message to stderr and exits."""
        self.print_usage(_sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")

    def _warning(self, message):
        self._print_message(f"{self.prog}: warning: {message}\n", _sys.stderr)
`;
