import type {AttemptsView} from '@airworthy/server/features/assessments/views.ts'
import type {OwnDutiesView} from '@airworthy/server/features/assignments/views.ts'
import type {RoleStandingView} from '@airworthy/server/features/credentials/views.ts'
import type {PlanView} from '@airworthy/server/features/curriculum/views.ts'
import {day} from '../design/dates.ts'
import {capital, counted} from '../design/numbers.ts'
import type {StatusKind} from '../design/status-kinds.ts'
import {calendarDay, programmeNames, shortCalendarDay} from '../features/assignments/words.ts'
import {standingLamp, standingSentence} from '../features/credentials/standing-words.ts'

type Attempts = Pick<AttemptsView, 'open' | 'finished'>
/** The domains of the plan: what was measured last, in a baseline or a check. */
type Domains = readonly Pick<PlanView['domains'][number], 'verdict'>[]
type Found = Pick<AttemptsView['finished'][number], 'gaps' | 'notJudged'>
type Standing = Pick<RoleStandingView, 'standing' | 'validUntil' | 'because'>

/** The answer to "Am I current?": heading and what follows from it. */
export interface CurrencyAnswer {
  readonly heading: string
  readonly about: string
}

interface Known {
  duties?: OwnDutiesView['duties']
  domains?: Domains
  /** For the role that the person has now. */
  standing?: Standing | undefined
}

/**
 * Answers "Am I current?": by the certification, shortened by what is overdue. Who was never
 * certified is told what was measured and what is due; nobody is called current by a baseline.
 */
export function currencyAnswer(
  attempts: Attempts,
  {duties = [], domains = [], standing}: Known = {},
): CurrencyAnswer {
  const {finished} = attempts
  const found = domains.length > 0 ? countsOf(domains) : finished.find(({hasResults}) => hasResults)
  if (standing !== undefined && standing.standing !== 'none') {
    return certifiedAnswer(standing, duties, found)
  }
  return duties.length > 0 ? dutiesAnswer(duties, found) : resultsAnswer(attempts, found)
}

/** The lamp of a person's currency; undefined for who is not certified and has nothing due. */
export function currencyLamp(
  duties: OwnDutiesView['duties'],
  standing?: Standing,
): {kind: StatusKind; word: string} | undefined {
  const lamp = standing && standingLamp(standing)
  if (lamp?.kind === 'lapsed') return lamp
  if (duties.some(({standing: how}) => how === 'overdue')) return {kind: 'lapsed', word: 'Overdue'}
  const next = firstDue(duties)
  if (next === undefined || lamp?.kind === 'due') return lamp
  const by = shortCalendarDay(next.dueOn)
  return {kind: 'due', word: lamp === undefined ? `Due ${by}` : `Current, due ${by}`}
}

/** Who was certified: the certification decides, then what is overdue. */
function certifiedAnswer(
  standing: Standing,
  duties: OwnDutiesView['duties'],
  found: Found | undefined,
): CurrencyAnswer {
  const results = found === undefined ? '' : ` Your newest results show ${wordsOf(found)}.`
  const heading = standingSentence(standing, standing.because) ?? ''
  if (standing.standing === 'lapsed') {
    return {heading, about: `The renewal asks only what has decayed or changed.${results}`}
  }
  if (standing.standing === 'suspended' || standing.standing === 'revoked') {
    return {heading, about: `The reason stands with your credentials.${results}`}
  }
  const until = standing.validUntil === null ? '' : day(standing.validUntil)
  const about = `Your certification runs to ${until}.${results}`
  const overdue = overdueHeading(duties)
  if (overdue !== undefined) return {heading: overdue, about}
  if (standing.standing === 'due') {
    return {heading, about: `The renewal asks only what has decayed or changed.${results}`}
  }
  const next = firstDue(duties)
  if (next !== undefined) {
    return {heading: `Yes. Your ${dutyName(next)} is due by ${calendarDay(next.dueOn)}.`, about}
  }
  return {heading, about: results === '' ? 'Nothing is due.' : `Nothing is due.${results}`}
}

function dutiesAnswer(duties: OwnDutiesView['duties'], found: Found | undefined): CurrencyAnswer {
  const about = [
    found === undefined
      ? 'You have not finished a baseline yet.'
      : `Your newest results show ${wordsOf(found)}.`,
    'Current is who is certified and has nothing overdue.',
  ].join(' ')
  const overdue = overdueHeading(duties)
  if (overdue !== undefined) return {heading: overdue, about}
  const next = firstDue(duties)
  if (next === undefined) return {heading: 'Not certified yet. Nothing is due.', about}
  const due = `Your ${dutyName(next)} is due by ${calendarDay(next.dueOn)}.`
  return {heading: `Not certified yet. ${due}`, about}
}

function overdueHeading(duties: OwnDutiesView['duties']): string | undefined {
  const overdue = duties.filter(({standing}) => standing === 'overdue').length
  if (overdue === 0) return undefined
  return `No. ${capital(counted(overdue, 'assignment'))} ${overdue === 1 ? 'is' : 'are'} overdue.`
}

function firstDue(duties: OwnDutiesView['duties']) {
  return duties
    .filter(({standing}) => standing === 'due')
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))[0]
}

function dutyName({programme}: Pick<OwnDutiesView['duties'][number], 'programme'>): string {
  const name = programmeNames[programme]
  return name.charAt(0).toLowerCase() + name.slice(1)
}

function resultsAnswer({open}: Attempts, found: Found | undefined): CurrencyAnswer {
  if (!found && open) {
    return {
      heading: `Not known yet. ${capital(counted(open.given, 'item'))} of your baseline ${open.given === 1 ? 'is' : 'are'} answered.`,
      about:
        'The baseline shows where you stand in seven domains against the level that your role requires. Nothing follows from it by itself.',
    }
  }
  if (!found) {
    return {
      heading: 'Not known yet. You have not taken the baseline.',
      about:
        'The baseline assessment shows, in about 25 minutes, where you stand in seven domains against the level that your role requires.',
    }
  }
  const about =
    'A baseline informs you; it certifies nothing. The examination does, whenever you are ready.'
  return {heading: `Not certified yet. Your newest results show ${wordsOf(found)}.`, about}
}

function countsOf(domains: Domains): Found {
  const count = (wanted: string) => domains.filter(({verdict}) => verdict === wanted).length
  return {gaps: count('gap'), notJudged: count('not-judged')}
}

function wordsOf({gaps, notJudged}: Found): string {
  if (gaps === 0 && notJudged === 0) return 'no gap'
  const found = [
    ...(gaps > 0 ? [counted(gaps, 'gap')] : []),
    ...(notJudged > 0 ? [`${counted(notJudged, 'domain')} not judged`] : []),
  ]
  return found.join(' and ')
}
