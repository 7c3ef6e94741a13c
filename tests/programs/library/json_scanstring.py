import json.decoder
from json.decoder import scanstring
for text, end in (('"abc" rest', 1), ('x"a\\n\\u0041"', 2), ('"\\ud834\\udd20x"', 1), ('"bad\\q"', 1), ('"open', 1), ('"a\nb"', 1), ('"\\u00e"', 1), ('""', 1), ('"\\ud800"', 1)):
    for strict in (True, False):
        try: print(ascii(scanstring(text, end, strict)))
        except json.JSONDecodeError as e: print(e)
for args in ((b"xxx", 1), ("abc", 9), ("abc", 2**70), ("abc", -1)):
    try: print(scanstring(*args))
    except Exception as e: print(type(e).__name__, e)
