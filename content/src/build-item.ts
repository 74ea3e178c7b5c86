import type {Item, ItemType} from './item.ts'
import {itemFrom} from './item-schema.ts'

/** Plain data of an item, as its YAML would read. */
export type ItemData = Record<string, unknown> & {
  id: string
  ask: Record<string, unknown>
  key: Record<string, unknown>
}

const stem = 'A queue grows while its workers wait. Which follows from the figures shown?'
const table = [
  ['hour', 'arrived', 'served'],
  [9, 120, 100],
  [10, 140, 100],
]
const code = ['const a = 1', 'const b = 2', 'const c = a', 'use(b)', 'use(c)', 'done()'].join('\n')

const questions: Readonly<Record<ItemType, Pick<ItemData, 'ask' | 'key'>>> = {
  'single-choice': {
    ask: {stem, options: {a: 'It shrinks', b: 'It grows', c: 'It stays'}},
    key: {answer: 'b', why: {a: 'served is less', b: 'arrivals exceed it', c: 'they differ'}},
  },
  'choose-many': {
    ask: {stem, options: {a: 'One grows', b: 'Two waits', c: 'Three ends', d: 'Four holds'}},
    key: {answer: ['a', 'd'], why: {a: 'true of a', b: 'false of b', c: 'false of c', d: 'true'}},
  },
  order: {
    ask: {stem, steps: {p: 'Count', q: 'Admit', r: 'Serve', s: 'Leave'}},
    key: {answer: ['q', 'p', 'r', 's'], why: {p: 'second', q: 'first', r: 'third', s: 'last'}},
  },
  match: {
    ask: {
      stem,
      left: {1: 'arrives', 2: 'waits', 3: 'leaves'},
      right: ['backlog', 'input', 'output', 'ratio'],
    },
    key: {
      answer: {1: 'input', 2: 'backlog', 3: 'output'},
      why: {1: 'comes in', 2: 'stays', 3: 'goes out', ratio: 'names none'},
    },
  },
  numeric: {
    ask: {stem, table, unit: 'people', decimals: 0},
    key: {
      answer: 60,
      accept: [60, 60],
      why: {60: '20 and 40 remain', 40: 'the last hour alone', 260: 'forgot who was served'},
    },
  },
  'mark-faulty-lines': {
    ask: {stem, language: 'typescript', file: 'queue.ts', code},
    key: {answer: [2, 4], why: {2: 'wrong number', 4: 'uses it', 5: 'sound'}},
  },
  'complete-config': {
    ask: {
      stem,
      language: 'yaml',
      config: 'limit: ?\npolicy:\n  when_full: ?\n  log: all\n',
      choices: {limit: [10, 100, 1000], when_full: ['drop', 'refuse', 'wait']},
    },
    key: {
      answer: {limit: 100, when_full: 'refuse'},
      why: {
        10: 'starves',
        100: 'fits',
        1000: 'floods',
        drop: 'lost',
        refuse: 'told',
        wait: 'hangs',
      },
    },
  },
  'judge-claims': {
    ask: {stem, table, claims: {1: 'It grew', 2: 'It shrank', 3: 'It will grow'}},
    key: {
      answer: {1: 'supported', 2: 'contradicted', 3: 'undecided'},
      why: {1: '20 then 40 more', 2: 'it did not', 3: 'no later hour is shown'},
    },
  },
}

/** Sound plain data of an item of a type; a test changes what matters to it. */
export function buildItemData(type: ItemType): ItemData {
  return structuredClone({
    id: `drift-and-fallback/${type}`,
    version: 1,
    type,
    level: 2,
    minutes: 1,
    ...questions[type],
    targets: 'a queue thought to drain by itself',
    prior: {a: 1, p: 0.5, b: type === 'single-choice' ? 1.1 : 0, reason: 'one subtraction'},
    tags: ['MEASURE 2.4'],
    source: 'computed',
    bias: 'none',
  })
}

/** A sound item of a type; throws when the changed data are not. */
export function buildItem<T extends ItemType>(type: T, change?: (data: ItemData) => void): Item<T> {
  const data = buildItemData(type)
  change?.(data)
  const reading = itemFrom(data)
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.item as Item<T> // itemFrom keeps the type that the data name
}

/** The faults of changed data as `path: reason`. */
export function faultsAfter(type: ItemType, change: (data: ItemData) => void): string[] {
  const data = buildItemData(type)
  change(data)
  const reading = itemFrom(data)
  return reading.ok ? [] : reading.faults.map(({path, reason}) => `${path.join('.')}: ${reason}`)
}
