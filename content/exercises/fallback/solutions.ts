import type {FaultAction, FaultView} from '@airworthy/range/views'
import type {ExerciseSolutions, Solution} from '../../src/exercises/solution.ts'

type Play = Solution<FaultView, FaultAction>

/** Runs one handler, then finishes. */
function handler(code: string): Play {
  return (_view, step) => (step === 0 ? {kind: 'run', code} : null)
}

const soundChecked = `
function sound(response, request) {
  if (response.status !== 200) return null
  let body
  try {
    body = JSON.parse(response.body)
  } catch {
    return null
  }
  const {urgency, risk} = body ?? {}
  if (urgency !== 'today' && urgency !== 'routine') return null
  if (typeof risk !== 'number' || !(risk >= 0 && risk <= 1)) return null
  if ((urgency === 'today') !== risk >= 0.5) return null
  if (request.gas && urgency !== 'today') return null
  return urgency
}
`

const reference = `${soundChecked}
export async function handle(request, {model}) {
  for (let attempt = 1; attempt <= 2; attempt++) {
    try {
      const response = await model({timeoutMs: 1200})
      const urgency = sound(response, request)
      if (urgency !== null) return {answer: urgency, source: 'model'}
      console.warn(\`\${request.reference}: no sound answer, status \${response.status}\`)
      if (response.status < 500) break
    } catch (error) {
      console.warn(\`\${request.reference}: \${error.name}\`)
    }
  }
  return {answer: 'person', source: 'fallback'}
}
`

const relabelled = `
export async function handle(request, {model}) {
  try {
    const response = await model({timeoutMs: 1500})
    if (response.status !== 200) throw new Error(String(response.status))
    const {urgency} = JSON.parse(response.body)
    return {answer: urgency, source: 'model'}
  } catch (error) {
    console.warn(request.reference, error.name)
    return {answer: 'routine', source: 'fallback'}
  }
}
`

const keepTrying = `${soundChecked}
export async function handle(request, {model, wait}) {
  for (let attempt = 0; attempt < 6; attempt++) {
    try {
      const urgency = sound(await model({timeoutMs: 950}), request)
      if (urgency !== null) return {answer: urgency, source: 'model'}
    } catch (error) {
      console.warn(request.reference, error.name)
    }
    wait(50)
  }
  return {answer: 'person', source: 'fallback'}
}
`

const alwaysPerson = `
export function handle() {
  return {answer: 'person', source: 'fallback'}
}
`

const shapeOnly = `
export async function handle(request, {model}) {
  try {
    const response = await model({timeoutMs: 1500})
    const body = JSON.parse(response.body)
    const fits =
      response.status === 200 &&
      (body?.urgency === 'today' || body?.urgency === 'routine') &&
      typeof body.risk === 'number'
    if (fits) return {answer: body.urgency, source: 'model'}
  } catch (error) {
    console.warn(request.reference, error.name)
  }
  return {answer: 'person', source: 'fallback'}
}
`

const noLimit = reference.replace('{timeoutMs: 1200}', '')

const wordyLog = reference.replaceAll(
  'console.warn(`${request.reference}: ',
  'console.warn(`${JSON.stringify(request)}: ',
)

/** Counts its calls, and believes the model in the turns in which it was well when it was tried. */
const byTurn = `
let turn = 0
let first = null
export async function handle(request, {model}) {
  if (request.reference === first) turn++
  first ??= request.reference
  if (turn > 0) return {answer: 'person', source: 'fallback'}
  const {urgency} = JSON.parse((await model({timeoutMs: 1500})).body)
  return {answer: urgency, source: 'model'}
}
`

/** Answers what the learner saw from a table, and guesses elsewhere. */
function fittedTo({requests}: FaultView): string {
  const table = Object.fromEntries(requests.map(({reference: id, gas}) => [id, gas]))
  return `
const seen = ${JSON.stringify(table)}
export async function handle(request, {model}) {
  try {
    const response = await model({timeoutMs: 1500})
    const {urgency} = JSON.parse(response.body)
    if (response.status === 200) return {answer: urgency, source: 'model'}
  } catch {}
  if (request.reference in seen) return {answer: 'person', source: 'fallback'}
  return {answer: request.gas ? 'today' : 'routine', source: 'model'}
}
`
}

/** The handler that reaches every objective, and nine that each miss the one they are named for. */
export const solutions: ExerciseSolutions<FaultView, FaultAction> = {
  reference: handler(reference),
  wrong: {
    unchanged: () => null,
    relabelled: handler(relabelled),
    'keep-trying': handler(keepTrying),
    'always-person': handler(alwaysPerson),
    'shape-only': handler(shapeOnly),
    'no-limit': handler(noLimit),
    'wordy-log': handler(wordyLog),
    'by-turn': handler(byTurn),
    fitted: (view, step) => (step === 0 ? {kind: 'run', code: fittedTo(view)} : null),
  },
}
