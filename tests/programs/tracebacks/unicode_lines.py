# Marks under lines with accents and wide characters.
größe = "straße"
表 = {"日本": 1, "é": 2}


def zähle(wörter):
    return [表[w] for w in wörter]


print(zähle(["日本", "é"]))
try:
    print("é" + größe + 5)
except TypeError as e:
    print(e)
print("日本語" + größe, 表["日本"] + zähle(["日本", "ü"])[0])
