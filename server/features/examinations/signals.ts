import {AirworthyError} from '@airworthy/kernel'
import type {Viewer} from '../../http/viewer.ts'
import {
  answersInExaminations,
  wrongAnswerCounts,
  type ExaminationAnswer,
} from '../authoring/index.ts'
import {coincidenceThreshold, coincidenceWith, type ComparedAnswer} from './coincidence.ts'
import * as store from './examination-store.ts'
import {fastAnswers, fastThreshold} from './fast-answers.ts'
import type {ExaminationParts} from './parts.ts'
import {reviewsSignals} from './policy.ts'
import {readExamination} from './starting.ts'
import type {SignalsView, SignalView} from './views.ts'

const note =
  'A signal is advice to look, made by comparing answers. It names nobody, is wrong at times, and decides nothing: only a person does, after hearing you.'

/**
 * What was noticed about an examination, for its person and for reviewers. Answers are compared with
 * those that others gave from one window before the start to one after the end. Worked out at each
 * look and kept nowhere. Throws `not-found`, also before the decision for all but reviewers.
 */
export async function readSignals(
  parts: ExaminationParts,
  viewer: Viewer,
  id: string,
): Promise<SignalsView> {
  const {database, clock} = parts
  const row = await store.findExamination(database, id)
  const mine = row?.personId === viewer.id
  if (!row || !(mine || reviewsSignals(viewer)) || (mine && row.decidedAt === null)) {
    throw new AirworthyError('not-found', `no signals of examination ${id}`)
  }
  const {assessment} = await readExamination(parts, database, id)
  const windowMs = row.closesAt.getTime() - row.startedAt.getTime()
  const answers = await answersInExaminations(database, {
    from: new Date(row.startedAt.getTime() - windowMs),
    to: new Date((row.decidedAt ?? clock.now()).getTime() + windowMs),
  })
  const own = answers.filter(({attemptId}) => attemptId === assessment)
  const others = answers.filter(({personId}) => personId !== row.personId)
  return {
    examinationId: id,
    decides: 'nothing',
    note,
    signals: [await identicalWrong(parts, own, others), fastRight(parts, own)],
  }
}

async function identicalWrong(
  {database, catalogue}: ExaminationParts,
  own: readonly ExaminationAnswer[],
  others: readonly ExaminationAnswer[],
): Promise<SignalView> {
  const fixed = new Set(
    catalogue.items.flatMap(({facts, digest}) => (facts.family ? [] : [digest])),
  )
  const compared = (answers: readonly ExaminationAnswer[]): ComparedAnswer[] =>
    answers.flatMap(({version, chosen, score, maximum, cannotTell}) =>
      cannotTell || !fixed.has(version)
        ? []
        : [{version, chosen: chosen.join(' '), right: score === maximum}],
    )
  const mine = compared(own)
  const wrong = new Map<string, Map<string, number>>()
  const versions = mine.map(({version}) => version)
  for (const {version, chosen, times} of await wrongAnswerCounts(database, versions)) {
    const counts = wrong.get(version) ?? new Map<string, number>()
    wrong.set(version, counts.set(chosen.join(' '), times))
  }
  const byPerson = Map.groupBy(others, ({personId}) => personId)
  const theirs = [...byPerson.values()].map(compared)
  const {n, observed, expected, probability, comparisons} = coincidenceWith(mine, theirs, {wrong})
  const noticed = probability !== null && probability < coincidenceThreshold
  const sentence =
    probability === null
      ? 'There is nothing to compare: nobody else answered the same items wrongly in that time.'
      : `Beside the closest of ${comparisons} others, ${observed} of ${n} wrong answers are identical; ${expected.toFixed(1)} are expected by chance.`
  return {
    kind: 'identical-wrong-answers',
    noticed,
    n,
    observed,
    expected,
    probability,
    threshold: coincidenceThreshold,
    comparisons,
    sentence,
  }
}

function fastRight({catalogue}: ExaminationParts, own: readonly ExaminationAnswer[]): SignalView {
  const usual = new Map(catalogue.items.map(({facts}) => [facts.id, facts.minutes]))
  const right = own
    .filter(({score, maximum}) => score === maximum)
    .flatMap(({itemId, elapsedMs}) => {
      const usualMinutes = usual.get(itemId)
      return usualMinutes === undefined ? [] : [{minutes: elapsedMs / 60_000, usualMinutes}]
    })
  const {n, observed, expected, probability} = fastAnswers(right)
  const noticed = probability !== null && probability < fastThreshold
  return {
    kind: 'fast-right-answers',
    noticed,
    n,
    observed,
    expected,
    probability,
    threshold: fastThreshold,
    comparisons: 0,
    sentence: `${observed} of ${n} right answers were given within a tenth of the time that their item usually takes.`,
  }
}
