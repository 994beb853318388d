"""Numba on one thread, doing what `peers/numba.js` asks for, one line of JSON after another, and answering in lines.

    {"prepare": name, "arrays": […], "out": shape}   makes the arrays, compiles the function and runs it once
    {"time": calls}                                  median milliseconds of so many calls in a row
    {"result": name}                                 what it computed

float32, arrays for the results reused. Sums may be reordered (fastmath), as Lockstep's fixed tree reorders them.
"""

import base64
import json
import math
import sys
import time

import numpy as np
from numba import njit


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
    acc = 0.0
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


@njit(fastmath=True)
def add_row(out, x, row):
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            out[i, j] = x[i, j] + row[j]


@njit(fastmath=True)
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


compiled = 0


def first_call(out, x):
    """A new function each time, from its definition to its results."""
    global compiled
    compiled += 1
    constant = compiled
    over(lambda v: 1 / (1 + math.exp(-v)) + constant, 1)(out, x)


add = over(lambda p, q: p + q, 2)


def many_additions(out, x, y):
    for _ in range(20_000):
        add(out, x, y)


functions = {
    "add": add,
    "sigmoid": over(lambda v: 1 / (1 + math.exp(-v)), 1),
    "exp": over(lambda v: math.exp(v), 1),
    "log": over(lambda v: math.log(v), 1),
    "log of x + 1": over(lambda v: math.log(v + 1), 1),
    "sin": over(lambda v: math.sin(v), 1),
    "tanh": over(lambda v: math.tanh(v), 1),
    "price": over(price, 3),
    "escape time": over(escape_time, 2),
    "sum": total,
    "sum of squares": total_of_squares,
    "fold": forgetting,
    "row sums": row_sums,
    "column sums": column_sums,
    "matmul": product,
    "add row": add_row,
    "add matrices": add_matrices,
    "first call": first_call,
    "many additions": many_additions,
}


def array(data, shape, transposed=False):
    values = np.frombuffer(base64.b64decode(data), np.float32).reshape(shape).copy()
    return values.T if transposed else values


class Work:
    """One function on its arrays."""

    def __init__(self, name, arrays, out):
        self.fn = functions[name]
        self.args = [array(**each) for each in arrays]
        self.out = None
        if out is not None:
            self.out = np.zeros(out, np.float32)
            self.args.insert(0, self.out)
        self.value = self.fn(*self.args)

    def time(self, calls):
        times = []
        # The first of several is not counted, as in `duel.js`.
        for call in range(-1 if calls > 1 else 0, calls):
            start = time.perf_counter()
            self.fn(*self.args)
            if call >= 0:
                times.append(time.perf_counter() - start)
        return float(np.median(times)) * 1e3

    def result(self):
        values = np.float32([self.value]) if self.out is None else self.out
        return base64.b64encode(values.tobytes()).decode()


work = None
for line in sys.stdin:
    try:
        request = json.loads(line)
        if "prepare" in request:
            work = None
            work = Work(request["prepare"], request["arrays"], request.get("out"))
            reply = {}
        elif "time" in request:
            reply = {"milliseconds": work.time(request["time"])}
        else:
            reply = {"data": work.result()}
    except Exception as error:
        reply = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(reply), flush=True)
