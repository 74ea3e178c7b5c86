/** A seeded source of numbers: the same seed gives the same sequence on every machine. */
export interface Random {
  /** A number in [0, 1) with 53 random bits. */
  next(): number
  /** An integer in [0, bound). */
  integer(bound: number): number
  /** A new array with the items in random order (Fisher–Yates). */
  shuffle<T>(items: readonly T[]): T[]
}

/**
 * Seeded random numbers: xoshiro128** (Blackman and Vigna 2018), its state filled by splitmix32
 * from the seed's text. Not for secrets.
 */
export function randomFrom(seed: string): Random {
  const state = stateFrom(seed)

  function next32(): number {
    const [s0, s1, s2, s3] = state
    const result = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0
    const t = s1 << 9
    state[2] = s2 ^ s0
    state[3] = s3 ^ s1
    state[1] = s1 ^ state[2]
    state[0] = s0 ^ state[3]
    state[2] ^= t
    state[3] = rotateLeft(state[3], 11)
    return result
  }

  function next(): number {
    const high = next32() >>> 5
    const low = next32() >>> 6
    return (high * 0x4000000 + low) / 0x20000000000000
  }

  function integer(bound: number): number {
    return Math.floor(next() * bound)
  }

  function shuffle<T>(items: readonly T[]): T[] {
    const shuffled = [...items]
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = integer(last + 1)
      const kept = shuffled[last] as T // last is within bounds
      shuffled[last] = shuffled[other] as T // other ≤ last
      shuffled[other] = kept
    }
    return shuffled
  }

  return {next, integer, shuffle}
}

function stateFrom(seed: string): [number, number, number, number] {
  let hash = 0x811c9dc5
  for (let index = 0; index < seed.length; index++) {
    hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193)
  }
  function fill(): number {
    hash = (hash + 0x9e3779b9) | 0
    let mixed = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
  return [fill(), fill(), fill(), fill() | 1]
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits))
}
