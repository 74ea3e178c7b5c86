/**
 * Invented people who apply for credit. Whether they default follows from debt, income and years
 * in work alone; sex and age stand in the table so that decisions can be compared, the model never
 * sees them. Younger people have fewer years in work, as in life.
 */

/** @param {{count: number, seed: number}} options */
export function inventApplicants({count, seed}) {
  const random = mulberry32(seed)
  return Array.from({length: count}, () => inventApplicant(random))
}

function inventApplicant(random) {
  const sex = random() < 0.5 ? 'female' : 'male'
  const ageBand = ['18-34', '35-54', '55+'][Math.floor(random() * 3)]
  const income = 22 + 40 * random() ** 1.5
  const debt = 30 * random()
  const yearsInWork = Math.round(
    (ageBand === '18-34' ? 6 : ageBand === '35-54' ? 9 : 10) * random(),
  )
  const risk = -0.9 + 0.13 * (debt - 15) - 0.05 * (income - 38) - 0.05 * (yearsInWork - 4)
  return {sex, ageBand, income, debt, yearsInWork, defaulted: random() < 1 / (1 + Math.exp(-risk))}
}

/** A small generator of random numbers with a seed (Tommy Ettinger, public domain). */
function mulberry32(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
