/** Rounds half away from zero, as people do on paper: 2.675 to 2 decimals is 2.68; never −0. */
export function round(value: number, decimals = 0): number {
  const shifted = Number(`${Number(Math.abs(value).toPrecision(15))}e${decimals}`)
  const digits = Number.isNaN(shifted) ? 0 : Math.round(shifted) // tiny: 1e-7 has its own exponent
  const rounded = Number(`${digits}e${-decimals}`)
  return value < 0 && rounded !== 0 ? -rounded : rounded
}

/** A number as items write it: `12,345`, `−0.5`, `62.8`. */
export function figure(value: number, decimals = 0): string {
  const rounded = round(value, decimals)
  const [whole = '', fraction] = Math.abs(rounded).toFixed(decimals).split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ',')
  return `${rounded < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

/** A difference with its sign: `+1.2`, `−3.0`, and `0.0` without one. */
export function signed(value: number, decimals = 0): string {
  return round(value, decimals) > 0 ? `+${figure(value, decimals)}` : figure(value, decimals)
}

/** A share in percent: 0.628 is `62.8 %` with one decimal. */
export function percent(share: number, decimals = 0): string {
  return `${figure(share * 100, decimals)} %`
}
