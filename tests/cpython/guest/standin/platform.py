"""Stands for platform: no system that a test makes exceptions for."""


def system():
    return ""


release = version = machine = processor = node = platform = system


def python_implementation():
    return "Whipsnake"


def libc_ver():
    return ("", "")


def mac_ver():
    return ("", ("", "", ""), "")
