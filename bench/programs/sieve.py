"""The sieve of Eratosthenes on a list of flags, once by loop and once by slices."""


def sieve_by_loop(limit):
    composite = [False] * (limit + 1)
    count = 0
    for number in range(2, limit + 1):
        if composite[number]:
            continue
        count += 1
        multiple = number * number
        while multiple <= limit:
            composite[multiple] = True
            multiple += number
    return count


def sieve_by_slices(limit):
    prime = [True] * (limit + 1)
    prime[0] = prime[1] = False
    number = 2
    while number * number <= limit:
        if prime[number]:
            start = number * number
            prime[start::number] = [False] * len(range(start, limit + 1, number))
        number += 1
    return sum(index for index, flag in enumerate(prime) if flag)


def main():
    print("sieve", sieve_by_loop(3_000_000), sieve_by_slices(3_000_000))


main()
