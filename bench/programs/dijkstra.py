"""Shortest paths in a road grid with a heap of tuples: heapq, adjacency lists, dicts with pairs as keys."""

from heapq import heappop, heappush


STARTS = ((0, 0), (89, 0), (45, 35), (0, 69), (13, 57), (60, 1), (88, 68), (30, 30), (7, 7), (51, 12))


def make_roads(width, height):
    state = 2024
    roads = {}
    for y in range(height):
        for x in range(width):
            roads[x, y] = []
    for y in range(height):
        for x in range(width):
            for dx, dy in ((1, 0), (0, 1), (1, 1)):
                there = (x + dx, y + dy)
                if there not in roads:
                    continue
                state = (state * 1103515245 + 12345) % 2147483648
                length = 1 + (state >> 10) % 50
                if length % 11 == 0:
                    continue
                roads[x, y].append((there, length))
                roads[there].append(((x, y), length + 3 if dx and dy else length))
    return roads


def shortest(roads, start):
    distances = {start: 0}
    came_from = {}
    done = set()
    heap = [(0, start)]
    while heap:
        distance, place = heappop(heap)
        if place in done:
            continue
        done.add(place)
        for there, length in roads[place]:
            reached = distance + length
            if there not in distances or reached < distances[there]:
                distances[there] = reached
                came_from[there] = place
                heappush(heap, (reached, there))
    return distances, came_from


def path_to(came_from, place):
    path = [place]
    while place in came_from:
        place = came_from[place]
        path.append(place)
    return path[::-1]


def main():
    roads = make_roads(90, 70)
    total = 0
    longest = 0
    for start in STARTS:
        distances, came_from = shortest(roads, start)
        total += sum(distances.values())
        farthest = max(distances, key=lambda place: (distances[place], place))
        longest = max(longest, len(path_to(came_from, farthest)))
    print("dijkstra", len(roads), total, longest)


main()
