/** What is left to do, in numbers of domains. */
export interface Left {
  readonly gaps: number
  readonly toDecide: number
}

/** What comes first, and what then; said of the same step as its sentence. */
export const nextStepHeadings = {
  roleFirst: () => 'Say your role first. Your plan follows from it.',
  baselineFirst: () => 'Take the baseline first. Your plan follows from it.',
  checkFirst: (left: Left) => `Your open check first. Then ${leftText(left)}.`,
  gapsFirst: ({gaps, toDecide}: Left) =>
    `${capital(gapsText(gaps))} first.${toDecide === 0 ? '' : ` Then ${toDecideText(toDecide)}.`}`,
  toDecideFirst: ({gaps, toDecide}: Left) =>
    gaps === 0
      ? `No gap. ${capital(toDecideText(toDecide))}.`
      : `${capital(toDecideText(toDecide))} first. Then ${gapsText(gaps)}.`,
  wait: (left: Left) => `${capital(leftText(left))} left. The next check comes later.`,
  nothingLeft: () => 'Nothing is left to do. You meet every level that your role requires.',
}

function leftText({gaps, toDecide}: Left): string {
  const parts = [
    ...(gaps > 0 ? [gapsText(gaps)] : []),
    ...(toDecide > 0 ? [toDecideText(toDecide)] : []),
  ]
  return parts.length === 0 ? 'nothing' : parts.join(' and ')
}

function gapsText(gaps: number): string {
  return gaps === 1 ? 'one gap' : `${numberText(gaps)} gaps`
}

function toDecideText(count: number): string {
  return count === 1 ? 'one domain to decide' : `${numberText(count)} domains to decide`
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven']

/** A number of domains as a word. */
function numberText(count: number): string {
  return numbers[count] ?? String(count)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
