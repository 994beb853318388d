import { expect, test } from "vitest";
import { printCount, printCountOf, printElement, printRounded, printTime } from "./print-numbers.js";

test("counts have separators, and one is one", () => {
  expect(printCount(1048576)).toBe("1,048,576");
  expect(printCountOf(1, "element")).toBe("1 element");
  expect(printCountOf(2000, "element")).toBe("2,000 elements");
});

test.each([
  [12345, "12.3 s"],
  [1500, "1.50 s"],
  [123.4, "123 ms"],
  [12.34, "12.3 ms"],
  [1.234, "1.23 ms"],
  [9.999, "10.0 ms"],
  [0.5, "500 µs"],
  [0.0123, "12.3 µs"],
  [0, "0.00 ms"],
])("%d milliseconds are %s", (time, text) => {
  expect(printTime(time)).toBe(text);
});

test("elements have the fewest digits that name them", () => {
  expect(printElement(Math.fround(0.1), "float32")).toBe("0.1");
  expect(printElement(Math.fround(1 / 3), "float32")).toBe("0.33333334");
  expect(printElement(1 / 3, "float64")).toBe("0.3333333333333333");
  expect(printElement(-0, "float32")).toBe("−0");
  expect(printElement(Number.NaN, "float32")).toBe("NaN");
  expect(printElement(-Infinity, "float32")).toBe("−Infinity");
  expect(printElement(1, "bool")).toBe("true");
  expect(printElement(-123456, "int32")).toBe("−123,456");
  expect(printElement(Math.fround(-2.5e-12), "float32")).toBe("−2.5e-12");
});

test("every float32 can be read back from its digits", () => {
  for (const value of [1e-45, 3.4028235e38, 16777217, 0.30000001, 1.17549435e-38].map(Math.fround))
    expect(Math.fround(Number(printElement(value, "float32")))).toBe(value);
});

test("other numbers are rounded", () => {
  expect(printRounded(Math.PI)).toBe("3.142");
  expect(printRounded(-123456.7)).toBe("−123,500");
  expect(printRounded(1.25e-9)).toBe("1.25e−9");
  expect(printRounded(0)).toBe("0");
});
