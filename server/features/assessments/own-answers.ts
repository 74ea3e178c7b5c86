import {presentedResponse, presentItem, type ItemResponse, type ItemView} from '@airworthy/content'
import {AirworthyError, randomFrom} from '@airworthy/kernel'
import type {Queries} from '../../database/connection.ts'
import type {Ledger} from '../ledger/index.ts'
import {afterRecord, streamOf, type OwnAttempt} from './attempt-stream.ts'
import type {Attempt, AttemptEvent} from './attempt.ts'
import {frozenItem} from './given-question.ts'
import * as store from './store.ts'
import type {OwnAnswersView} from './views.ts'

type Answered = Extract<AttemptEvent, {type: 'assessment.answered'}>['payload']

/**
 * What a person answered in a finished attempt of their own, in the words in which it was shown: the
 * question and what they chose. What they did not choose, what was right and what it earned is left
 * out. Throws `not-found` for another's attempt and `attempt-not-finished`.
 */
export async function ownAnswers(
  {id, personId}: OwnAttempt,
  {queries, ledger}: {queries: Queries; ledger: Ledger},
): Promise<OwnAnswersView> {
  if (!(await store.assessmentOf(queries, {id, personId}))) {
    throw new AirworthyError('not-found', `no assessment ${id}`)
  }
  let attempt: Attempt | null = null
  const answers: OwnAnswersView['answers'] = []
  for (const record of await ledger.read(queries, streamOf(id))) {
    const asked = attempt?.session.state.nextItem
    attempt = afterRecord(attempt, record)
    if (record.type !== 'assessment.answered' || !asked) continue
    const {given} = record.payload as unknown as Answered // written by answer()
    const {itemId, position, domain} = asked
    const item = await frozenItem(queries, {id, itemId, version: String(asked.itemVersion)})
    const {seed} = attempt.session.record.bank.start
    const {view, order} = presentItem(item, randomFrom(`${seed}/${position}/${item.id}`))
    const chosen = given === null ? null : textsOf(view, presentedResponse(item, {given, order}))
    answers.push({position, domain, question: view.stem, chosen, answeredAt: record.at})
  }
  if (attempt?.session.state.status !== 'finished') {
    throw new AirworthyError(
      'attempt-not-finished',
      'the assessment has not ended yet: your answers are shown once it has',
    )
  }
  return {id, answers}
}

type Texts = readonly {readonly id: string; readonly text: string}[]

/** What was chosen, in the words of the view; a part that the view does not have is its id. */
function textsOf(view: ItemView, response: ItemResponse): string[] {
  const textIn = (texts: Texts, id: string) => texts.find((one) => one.id === id)?.text ?? id
  const pairsOf = (pairs: Readonly<Record<string, string>>, left: Texts, right: Texts) =>
    Object.entries(pairs).map(([from, to]) => `${textIn(left, from)}: ${textIn(right, to)}`)
  if (view.type === 'single-choice' && response.type === view.type) {
    return [textIn(view.options, response.choice)]
  }
  if (view.type === 'choose-many' && response.type === view.type) {
    return response.choices.map((choice) => textIn(view.options, choice))
  }
  if (view.type === 'order' && response.type === view.type) {
    return response.steps.map((step) => textIn(view.steps, step))
  }
  if (view.type === 'match' && response.type === view.type) {
    return pairsOf(response.pairs, view.left, view.right)
  }
  if (view.type === 'numeric' && response.type === view.type) {
    return [`${response.value} ${view.unit}`.trim()]
  }
  if (view.type === 'mark-faulty-lines' && response.type === view.type) {
    const lines = view.code.split('\n')
    return response.lines.map((line) => `${line}: ${lines[line - 1]?.trim() ?? ''}`)
  }
  if (view.type === 'complete-config' && response.type === view.type) {
    return view.blanks.map(
      ({id, choices}) => `${id}: ${textIn(choices, response.values[id] ?? '')}`,
    )
  }
  if (view.type === 'judge-claims' && response.type === view.type) {
    return pairsOf(response.verdicts, view.claims, [])
  }
  throw new AirworthyError('response-refused', `no words for a response to ${view.type}`)
}
