import type {Module} from '@airworthy/content'
import {domainName, requiredDomainOf, requiredExerciseOf} from './certification-view.ts'
import type {DecidedDomain, ExaminationDecision} from './decision.ts'
import type {Examination} from './examination.ts'
import {dayText, keptDomains, retryFrom} from './starting.ts'
import type {DecisionView} from './views.ts'

/** Modules that are named for each thing that was missing. */
const mostModules = 3

/** A decision with what was missing, what helps with it and what comes next. Throws nothing: without a decision there is no view. */
export function decisionViewOf(
  examination: Examination,
  modules: readonly Module[],
): DecisionView | null {
  const {decision, setAside, start} = examination
  if (decision === null) return null
  const {outcome, at, endedBy, role} = decision
  const offered = modules.filter(({track}) => track === 'core' || track === role)
  const retry = retryFrom(examination)
  return {
    outcome,
    decidedAt: at,
    endedBy,
    domains: decision.domains.map((domain) => domainOf(domain, start.terms.rules.minimumPerDomain)),
    exercises: start.exercises.map((id) => exerciseOf(id, decision, modules)),
    exercisesToPass: start.terms.exercisesToPass,
    missing: outcome === 'passed' ? [] : missingIn(decision, {offered, asked: start.exercises}),
    next: nextSentence(examination, retry),
    retryFrom: retry?.toISOString() ?? null,
    mayAppeal: outcome !== 'passed' && setAside === null,
    setAside,
    unproctored: true,
  }
}

/** A domain in a decision: of too few answers a figure would tell which of them were right. */
function domainOf(
  {domain, requiredLevel, cut, verdict, mean, standardError, low, high, ...rest}: DecidedDomain,
  minimum: number,
): DecisionView['domains'][number] {
  const shown = rest.from === 'carried' || rest.items >= minimum
  return {
    ...requiredDomainOf(domain, requiredLevel),
    cut,
    verdict,
    estimate: shown ? {mean, standardError, low, high} : null,
    items: rest.items,
    from: rest.from,
    measuredAt: rest.items > 0 || rest.from === 'carried' ? rest.measuredAt : null,
  }
}

function exerciseOf(
  id: string,
  decision: ExaminationDecision,
  modules: readonly Module[],
): DecisionView['exercises'][number] {
  const asked = requiredExerciseOf(id, modules)
  const found = decision.exercises.find(({exercise}) => exercise === id)
  if (!found) {
    const none = {passed: false, taken: false, result: null, attemptId: null}
    return {...asked, ...none, from: 'examination'}
  }
  const {passed, score: result, from, attempt: attemptId} = found
  return {...asked, passed, taken: true, result, from, attemptId}
}

function missingIn(
  {domains, exercises, exercisesToPass}: ExaminationDecision,
  {offered, asked}: {offered: readonly Module[]; asked: readonly string[]},
): DecisionView['missing'] {
  const inDomains = domains.flatMap(({domain, verdict, requiredLevel, items}) => {
    if (verdict === 'meets') return []
    const reason =
      verdict === 'gap'
        ? 'Your answers say that you stand below the level.'
        : items === 0
          ? 'Nothing was answered in it that counts.'
          : 'Your answers do not say yet on which side of the level you stand.'
    const helpful = offered.filter(
      (one) => one.domains[0] === domain && one.level <= requiredLevel && one.available,
    )
    return [
      {kind: 'domain' as const, id: domain, name: domainName(domain), reason, modules: helpful},
    ]
  })
  const passed = exercises.filter((one) => one.passed).length
  const inExercises =
    passed >= exercisesToPass
      ? []
      : asked.flatMap((id) => {
          const found = exercises.find(({exercise}) => exercise === id)
          if (found?.passed === true) return []
          const module = offered.find(({kind, slug}) => kind === 'exercise' && slug === id)
          const reason = found ? 'The exercise was not passed.' : 'The exercise was not taken.'
          const helpful = offered.filter(
            (one) =>
              one.available &&
              (one.slug === id || (one.kind === 'lesson' && one.domains[0] === module?.domains[0])),
          )
          const name = module?.title ?? id
          return [{kind: 'exercise' as const, id, name, reason, modules: helpful}]
        })
  return [...inDomains, ...inExercises].map((one) => ({
    ...one,
    modules: one.modules.slice(0, mostModules).map(({id, title, kind, slug, minutes}) => ({
      id,
      title,
      link: kind === 'lesson' ? `/lessons/${slug}` : `/range/${slug}`,
      minutes,
    })),
  }))
}

function nextSentence(examination: Examination, retry: Date | null): string {
  const {decision, setAside} = examination
  if (setAside !== null) {
    return 'The decision was set aside: you can begin another examination at once.'
  }
  if (decision?.outcome === 'passed') return 'Your credential follows from this decision.'
  const when = retry === null ? 'at once' : `from ${dayText(retry)}`
  const work = decision?.outcome === 'failed' ? 'Work on what was missing' : keptIn(examination)
  return `${work}. Another can begin ${when}. If you think that the decision is wrong, appeal: a person decides.`
}

function keptIn(examination: Examination): string {
  const domains = keptDomains(examination).some(({verdict}) => verdict === 'meets')
  const exercises = examination.decision?.exercises.some(({passed}) => passed) === true
  if (domains) return 'What you met is kept; the next examination asks only the rest'
  return exercises
    ? 'The adaptive part was left before its end, so that all its domains are asked again; exercises that you passed are kept'
    : 'The next examination asks everything'
}
