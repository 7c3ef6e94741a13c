# A call over many lines is shown in part.
def collect(**kwargs):
    return sorted(kwargs)


def many(flag):
    return collect(
        alpha=1,
        beta=2,
        gamma=3,
        delta=4,
        epsilon=5,
        zeta=6,
        eta=[
            flag,
            flag,
        ],
        **flag,
    )


print(many({"x": 1}))
many(["not a mapping"])
