import {AirworthyError, canonicalJson, digestOf} from '@airworthy/kernel'
import {
  engines as allEngines,
  replaySession,
  scoreOf,
  type AnyEngine,
  type EngineTools,
  type Judgement,
  type Score,
} from '@airworthy/range'
import type {Database} from '../../database/connection.ts'
import {replayEvidence, type EvidenceReplay} from '../curriculum/index.ts'
import type {Ledger} from '../ledger/index.ts'
import {afterRecord, streamOf, type Attempt} from './attempt.ts'
import * as store from './exercise-store.ts'

export interface ExerciseReplay {
  readonly exercise: string
  /** Number of events. */
  readonly events: number
  /** Null while the attempt is open. */
  readonly judgement: Judgement | null
  readonly score: Score | null
  readonly evidence: EvidenceReplay | null
  /** What is not the same as recorded: `score`, `evidence`. */
  readonly differs: readonly ('score' | 'evidence')[]
}

/**
 * Replays an attempt from its ledger stream for an auditor: decides every action again, with learner
 * code run again, judges and scores again by the exercise as it was frozen. Throws `replay-differs`
 * at the first event that does not come out bit for bit, `exercise-version-missing`, `facts-changed`
 * and `not-found`.
 */
export async function replayExercise(
  id: string,
  {
    database,
    ledger,
    tools,
    engines = allEngines,
  }: {
    database: Database
    ledger: Ledger
    tools: EngineTools
    engines?: Readonly<Record<string, AnyEngine>>
  },
): Promise<ExerciseReplay> {
  const records = await ledger.read(database, streamOf(id))
  const attempt = records.reduce<Attempt | null>(afterRecord, null)
  if (!attempt) throw new AirworthyError('not-found', `no exercise attempt ${id}`)
  const {exercise, version, events, end, hintsShown} = attempt
  const content = await store.versionBy(database, version)
  if (!content || (await digestOf(content)) !== version) {
    throw new AirworthyError('exercise-version-missing', `no exercise ${exercise} as ${version}`)
  }
  const engine = engines[attempt.engine]
  if (!engine) throw new AirworthyError('unknown-engine', `unknown engine: ${attempt.engine}`)
  const {judgement} = await replaySession(engine, {facts: content.facts, events, tools})
  const told = {exercise, events: events.length, judgement}
  if (judgement === null || end === null) return {...told, score: null, evidence: null, differs: []}
  const score = scoreOf(judgement, {
    objectives: content.objectives,
    hintPrices: content.hints.slice(0, hintsShown).map(({price}) => price),
  })
  const personId = await store.personOf(database, id)
  const evidence =
    personId === undefined ? null : await replayEvidence(id, {personId, database, ledger})
  const differs: ('score' | 'evidence')[] = []
  if (canonicalJson(score) !== canonicalJson(end.score)) differs.push('score')
  const counted = evidence === null ? null : evidence.recorded
  const isSame =
    end.evidence.counted === (counted !== null) &&
    (evidence === null || canonicalJson(evidence.recorded) === canonicalJson(evidence.again)) &&
    (end.evidence.after === null || canonicalJson(end.evidence.after) === canonicalJson(counted))
  if (!isSame) differs.push('evidence')
  return {...told, score, evidence, differs}
}
