/**
 * What is asked of the flights: the numbers that are a person's choice and not the data's. Lockstep and the loops
 * written by hand answer the same questions, so both read them here.
 */

/** Minutes from which a flight counts as late; the US Department of Transportation uses the first. */
export const lateFrom = [15, 60, 180] as const;

/** Delays are clipped to ± so many minutes to see what a few very late flights do to the mean. */
export const clipAt = 60;

/** Bands of distance in miles, each from one edge up to but not including the next. */
export const distanceEdges = [0, 250, 500, 750, 1000, 1500, 2500, 5000] as const;

/** The day is cut into so many parts with equally many flights, in the order of departure. */
export const partsOfDay = 12;

/** Where the density of delays is estimated, in minutes: from, up to but not including, step. */
export const densityGrid = { start: -60, stop: 120, step: 3 } as const;

/** The standard deviation of the Gaussian that stands for each flight, in minutes: one column of the drawing. */
export const bandwidth = 3;
