import {drawUntil, itemFamily, lettered, pickSome} from '../../src/families/index.ts'

type Random = Parameters<typeof pickSome>[0]

export const family = itemFamily({
  id: 'drift-and-fallback/paths-that-share',
  version: 1,
  type: 'choose-many',
  level: 2,
  minutes: 2.5,
  targets: 'three ways to a decision thought three times as sure; needs of needs overlooked',
  prior: {a: 1.2, p: 0.5, b: 0, reason: 'the common part is named directly by no path'},
  tags: ['MEASURE 2.6', 'MANAGE 2.4', 'GOVERN 6.2'],
  source:
    'computed from the drawn dependencies; Site Reliability Engineering (Beyer et al. 2016), chapter 22',
  bias: 'parts are named by what they do; no architecture assumed',

  generate(random) {
    const {needs, closures} = drawUntil(() => drawSystem(random), isTelling)
    const {options, answer, why} = lettered(random, {
      options: parts.map((part) => {
        const stopped = paths.filter((path) => closures[path]?.has(part))
        return {
          text: `The ${part}`,
          ...(stopped.length === paths.length && {right: true}),
          why: reason(part, stopped),
        }
      }),
    })
    return {
      ask: {
        stem:
          'An application for help is decided by a model; if the model does not answer, by rules; ' +
          'if these do not either, by clerks. The table lists what each way and each part needs in ' +
          'order to work; what needs a part that fails fails too. One part fails for a whole day. ' +
          'Whose failure leaves applications undecided that day?',
        table: [
          ['way or part', 'needs'],
          ...[...paths, ...parts].map((name) => [
            name,
            (needs[name] ?? []).join(', ') || 'nothing else',
          ]),
        ],
        options,
      },
      key: {answer, why},
    }
  },
})

const paths = ['model', 'rules', 'clerks']

const parts = [
  'income register',
  'feature cache',
  'case database',
  'sign-in service',
  'task list',
  'settings service',
]

type Needs = Record<string, readonly string[]>

/** What each way needs, and what parts need of parts named later in a drawn order: no circles. */
function drawSystem(random: Random) {
  const inOrder = random.shuffle(parts)
  const needs: Needs = {
    model: ordered(pickSome(random, {from: parts, count: 2})),
    rules: ordered(pickSome(random, {from: parts, count: 2})),
    clerks: ordered(pickSome(random, {from: parts, count: 2})),
  }
  for (const [index, part] of inOrder.entries()) {
    const later = inOrder.slice(index + 1)
    const count = later.length === 0 ? 0 : random.integer(2)
    needs[part] = pickSome(random, {from: later, count})
  }
  const closures: Record<string, ReadonlySet<string>> = Object.fromEntries(
    paths.map((path) => [path, closureOf(path, needs)]),
  )
  return {needs, closures}
}

function closureOf(name: string, needs: Needs): Set<string> {
  const direct = needs[name] ?? []
  return new Set(direct.flatMap((part) => [part, ...closureOf(part, needs)]))
}

/** Two or three parts stop every way, one of them named by fewer than two ways, and some stop two. */
function isTelling({needs, closures}: ReturnType<typeof drawSystem>): boolean {
  const stops = parts.map((part) => paths.filter((path) => closures[path]?.has(part)).length)
  const common = parts.filter((_, index) => stops[index] === paths.length)
  const hidden = common.some(
    (part) => paths.filter((path) => needs[path]?.includes(part)).length < 2,
  )
  const count = common.length
  return (count === 2 || count === 3) && hidden && stops.filter((stop) => stop === 2).length >= 1
}

function reason(part: string, stopped: readonly string[]): string {
  if (stopped.length === paths.length)
    return `Model, rules and clerks all need the ${part}, directly or through another part.`
  const working = paths.filter((path) => !stopped.includes(path)).map((path) => `the ${path}`)
  const verb = working.join() === 'the model' ? 'decides' : 'decide'
  return `Without the ${part}, ${working.join(' and ')} still ${verb}.`
}

function ordered(names: readonly string[]): string[] {
  return parts.filter((part) => names.includes(part))
}
