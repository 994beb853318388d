"""Numba on one thread, on the cases that `cases/` names. Prints one JSON object: case -> median milliseconds of a call.

float32, arrays for the results reused, compiled before they are timed; `first call` is the compilation. Sums may be
reordered (fastmath), as Lockstep's fixed tree reorders them.
"""

import json
import math
import time

import numpy as np
from numba import njit

N, SIDE, MATRIX, PICTURE = 1 << 20, 1 << 10, 512, 512
rng = np.random.default_rng(1)


def uniform(count, low, high):
    return rng.uniform(low, high, count).astype(np.float32)


def median(call, runs=25, warm=3):
    for _ in range(warm):
        call()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return sorted(times)[runs // 2] * 1e3


def over(fn, arity):
    """A loop that fills an array with `fn` of the elements of one, two or three others."""
    fn = njit(fn)
    if arity == 1:
        def loop(out, x):
            for i in range(len(out)):
                out[i] = fn(x[i])
    elif arity == 2:
        def loop(out, x, y):
            for i in range(len(out)):
                out[i] = fn(x[i], y[i])
    else:
        def loop(out, x, y, z):
            for i in range(len(out)):
                out[i] = fn(x[i], y[i], z[i])
    return njit(loop)


@njit
def normal(d):
    k = 1.0 / (1.0 + 0.2316419 * abs(d))
    series = 0.31938153 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429)))
    tail = 0.39894228 * math.exp(-0.5 * d * d) * k * series
    return 1.0 - tail if d > 0 else tail


def price(spot, strike, years):
    d1 = (math.log(spot / strike) + (0.02 + 0.045) * years) / (0.3 * math.sqrt(years))
    d2 = d1 - 0.3 * math.sqrt(years)
    return spot * normal(d1) - strike * math.exp(-0.02 * years) * normal(d2)


def escape_time(real, imaginary):
    x = 0.0
    y = 0.0
    turns = 0
    while turns < 200 and x * x + y * y < 4.0:
        following = x * x - y * y + real
        y = 2.0 * x * y + imaginary
        x = following
        turns += 1
    return turns


@njit(fastmath=True)
def total(x):
    acc = np.float32(0)
    for i in range(len(x)):
        acc += x[i]
    return acc


@njit(fastmath=True)
def total_of_squares(x):
    acc = np.float32(0)
    for i in range(len(x)):
        acc += x[i] * x[i]
    return acc


@njit
def forgetting(x):
    acc = np.float32(0)
    for i in range(len(x)):
        acc = np.float32(0.9) * acc + np.float32(0.1) * x[i]
    return acc


@njit(fastmath=True)
def row_sums(out, x):
    for i in range(x.shape[0]):
        acc = np.float32(0)
        for j in range(x.shape[1]):
            acc += x[i, j]
        out[i] = acc


@njit(fastmath=True)
def column_sums(out, x):
    out[:] = 0
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            out[j] += x[i, j]


@njit
def add_row(out, x, row):
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            out[i, j] = x[i, j] + row[j]


@njit
def add_matrices(out, x, y):
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            out[i, j] = x[i, j] + y[i, j]


@njit
def product(out, a, b):
    out[:] = 0
    for i in range(a.shape[0]):
        for k in range(a.shape[1]):
            for j in range(b.shape[1]):
                out[i, j] += a[i, k] * b[k, j]


a, b, out = uniform(N, 0, 1), uniform(N, 0, 1), np.zeros(N, np.float32)
around, above, angles = uniform(N, -4, 4), uniform(N, 0.01, 100), uniform(N, -10, 10)
spot, strike, years = uniform(N, 10, 100), uniform(N, 10, 100), uniform(N, 0.1, 2.1)
x, y, plane, row = a.reshape(SIDE, SIDE), b.reshape(SIDE, SIDE), np.zeros((SIDE, SIDE), np.float32), uniform(SIDE, 0, 1)
line = np.zeros(SIDE, np.float32)
left, right = uniform(MATRIX**2, 0, 1).reshape(MATRIX, MATRIX), uniform(MATRIX**2, 0, 1).reshape(MATRIX, MATRIX)
result = np.zeros((MATRIX, MATRIX), np.float32)
real = np.tile(np.linspace(-2, 0.5, PICTURE, dtype=np.float32), PICTURE)
imaginary = np.repeat(np.linspace(-1.25, 1.25, PICTURE, dtype=np.float32), PICTURE)
picture = np.zeros(PICTURE**2, np.float32)

times = {}


def unary(name, fn, values):
    loop = over(fn, 1)
    times[name] = median(lambda: loop(out, values))


add = over(lambda p, q: p + q, 2)
times["add"] = median(lambda: add(out, a, b))
unary("sigmoid", lambda v: 1 / (1 + math.exp(-v)), around)
unary("exp", lambda v: math.exp(v), around)
unary("log", lambda v: math.log(v), above)
unary("sin", lambda v: math.sin(v), angles)
unary("tanh", lambda v: math.tanh(v), around)
priced, escaped = over(price, 3), over(escape_time, 2)
times["black-scholes"] = median(lambda: priced(out, spot, strike, years), 9, 2)
times["mandelbrot 512²"] = median(lambda: escaped(picture, real, imaginary), 9, 2)
times["sum"] = median(lambda: total(a))
times["sum of squares"] = median(lambda: total_of_squares(a))
times["fold"] = median(lambda: forgetting(a))
times["row sums"] = median(lambda: row_sums(line, x))
times["column sums"] = median(lambda: column_sums(line, x))
times["matmul 512"] = median(lambda: product(result, left, right), 9, 2)
times["broadcast add"] = median(lambda: add_row(plane, x, row))
times["transposed add"] = median(lambda: add_matrices(plane, x.T, y))

compilations = []
for constant in range(3):
    start = time.perf_counter()
    over(lambda v: 1 / (1 + math.exp(-v)) + constant, 1)(out[:8], a[:8])
    compilations.append(time.perf_counter() - start)
times["first call"] = sorted(compilations)[1] * 1e3

a8, b8, out8 = a[:8].copy(), b[:8].copy(), out[:8].copy()
add(out8, a8, b8)
CALLS = 20_000


def many():
    for _ in range(CALLS):
        add(out8, a8, b8)


times["add of 8"] = median(many, 9, 1) / CALLS
print(json.dumps(times))
