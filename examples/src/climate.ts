/**
 * Carbon dioxide in the air over Mauna Loa (monthly, parts per million) next to the temperature of the Earth's
 * surface (yearly, °C above a base that the data leave out), for the years in which every month was measured.
 *
 * A straight line through temperature and the logarithm of CO₂ describes these years. It proves no cause, and it is
 * not the climate's final response, which the oceans delay.
 */
import { cpu } from "@lockstep/backend-cpu";
import { reduce } from "@lockstep/core";
import { dataFile, readCsv } from "./data/data-file.js";

const [first, last] = [1965, 2019];
const inYears = (year: string) => Number(year) >= first && Number(year) <= last;

const months = readCsv(dataFile("co2-concentration.csv")).filter((row) => inYears(row.Date!.slice(0, 4)));
const years = readCsv(dataFile("global-temp.csv")).filter((row) => inYears(row.year!));

const device = cpu();
const monthly = device.tensor(
  months.map((row) => Number(row.CO2)),
  { dtype: "float64" },
);
const temperature = device.tensor(
  years.map((row) => Number(row.temp)),
  { dtype: "float64" },
);

const co2 = monthly.reshape([-1, 12]).mean({ axis: 1 });
const season = monthly.reshape([-1, 12]).subtract(co2.expandDims(1)).mean({ axis: 0 });

const covariation = reduce((acc, x, y, meanX, meanY) => acc + (x - meanX) * (y - meanY), 0);
const doublings = co2.log2();
const together = covariation(doublings, temperature, doublings.mean(), temperature.mean()).item() / co2.size;
const slope = together / doublings.var().item();
const correlation = together / (doublings.std().item() * temperature.std().item());

/** Means of eleven neighbours: as many shifted views, added up. */
const window = 11;
const smooth = Array.from({ length: window }, (_, i) =>
  temperature.slice([i, temperature.size - window + 1 + i]),
)
  .reduce((sum, shifted) => sum.add(shifted))
  .divide(window);

const [low, high] = [temperature.min().item(), temperature.max().item()];
const marks = smooth
  .subtract(low)
  .multiply(60 / (high - low))
  .round()
  .arraySync() as number[];
const levels = smooth.arraySync() as number[];
console.log(`Temperature anomaly in °C, means of ${window} years`);
for (let i = 0; i < marks.length; i += 4) {
  console.log(`${first + (window >> 1) + i}  ${levels[i]!.toFixed(2).padStart(5)} ${" ".repeat(marks[i]!)}●`);
}
const names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
console.log(`
CO₂, mean of ${first} ${co2.at(0).item().toFixed(1)} ppm, of ${last} ${co2.at(-1).item().toFixed(1)} ppm
CO₂ is highest in ${names[season.argmax().item()]}, lowest in ${names[season.argmin().item()]}: plants in summer take it up
${slope.toFixed(2)} °C with each doubling of CO₂, correlation ${correlation.toFixed(3)} (${co2.size} years)`);
