def f():
    return {
        "a": 1,
        "b": [1, 2, 3,
    }


print("x"
