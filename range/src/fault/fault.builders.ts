import type {FaultFacts} from './facts.ts'

/** A scenario of the engine `fault`, small and sound. */
export function buildFaultFacts(change: Partial<FaultFacts> = {}): FaultFacts {
  return {
    contract: ['handle(request, {model}) returns {answer, source}'],
    budgetMs: 3000,
    starter: `export async function handle(request, {model}) {
      return {answer: JSON.parse((await model()).body).urgency, source: 'model'}
    }`,
    reports: {
      givenNames: ['Amara', 'Bilal', 'Chiara', 'Dmitri'],
      familyNames: ['Abara', 'Brandvold', 'Castellano', 'Demirel'],
      streets: ['Alder Lane', 'Brook Terrace', 'Chapel Row', 'Dock Street'],
      today: ['No heat and a baby.', 'Water on the fuses.', 'Alarm rings.', 'Sparks fly.'],
      routine: ['A loose handle.', 'A dripping tap.', 'Peeling paint.', 'A slow drain.'],
    },
    ...change,
  }
}
