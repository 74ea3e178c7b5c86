import {later} from './later.ts'

/** The chart of a figure or of an instrument; the library behind it is fetched later. */
export const FigureChart = later(async () => (await import('./figure-chart.tsx')).FigureChart)
