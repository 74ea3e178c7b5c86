import {randomFrom, type Random} from '@airworthy/kernel'
import {categoryProbabilities, sampledScore, type ItemModel} from '@airworthy/psychometrics'
import {sampleNormal} from '@airworthy/statistics'
import type {MeasuredResponse} from './statistics.ts'

/** A sound answer; a test changes what matters to it. */
export function buildResponse(change: Partial<MeasuredResponse> = {}): MeasuredResponse {
  return {
    personId: 'somebody',
    role: 'data-scientist',
    score: 1,
    maximum: 1,
    cannotTell: false,
    elapsedMs: 60_000,
    chosen: ['b'],
    ability: 0,
    restAbility: 0,
    ...change,
  }
}

/** Answers of people of standard normal ability by a model, moved by `shift` logits for a role. */
export function simulatedResponses(
  people: number,
  {
    role,
    model,
    shift = 0,
    seed,
  }: {role: MeasuredResponse['role']; model: ItemModel; shift?: number; seed: string},
): MeasuredResponse[] {
  const random: Random = randomFrom(seed)
  const maximum = model.kind === 'graded' ? model.thresholds.length : 1
  return Array.from({length: people}, (_, person) => {
    const ability = sampleNormal(random)
    const score = sampledScore(categoryProbabilities(model, ability - shift), random)
    return buildResponse({
      personId: `${seed}/${person}`,
      role,
      score,
      maximum,
      ability,
      restAbility: ability,
    })
  })
}
