/** Probability content of the intervals of every attempt, and of what follows from them. */
export const confidence = 0.9
