data = [
    (1, 2)
    (3, 4)
    "text" 5
]
