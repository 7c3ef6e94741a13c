# A misspelled name gets a suggestion.
counter = 10


def work(total_amount):
    length = total_amount * 2
    try:
        return lenght
    except NameError as e:
        print("str has none:", e)
    try:
        return total_amont + counter
    except NameError as e:
        return conter


print(work(5))
