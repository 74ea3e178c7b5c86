/** Rounds half away from zero, as people do on paper: 2.675 to 2 decimals is 2.68; never −0. */
export function round(value: number, decimals = 0): number {
  if (!Number.isFinite(value)) return value
  const digits = Math.round(shifted(Number(Math.abs(value).toPrecision(15)), decimals))
  const rounded = shifted(digits, -decimals)
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

/** Moves the decimal point without the error that multiplying would bring. */
function shifted(value: number, places: number): number {
  const [digits = '0', exponent = '0'] = String(value).split('e')
  return Number(`${digits}e${Number(exponent) + places}`)
}
