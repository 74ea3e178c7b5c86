import {plain} from '../../design/numbers.ts'

/** A number with as many decimals as it was written with, six at most: "46.5", "1,801". */
export function figure(value: number): string {
  const decimals = /\.(\d+)$/u.exec(String(Number(value.toFixed(6))))?.[1]?.length ?? 0
  return plain(value, decimals)
}

/** A number with its unit: "46.5 %", "$1,801", "30 steps". */
export function measured(value: number, unit: string): string {
  if (unit === '') return figure(value)
  return unit === '$'
    ? `${value < 0 ? '−' : ''}$${figure(Math.abs(value))}`
    : `${figure(value)} ${unit}`
}
