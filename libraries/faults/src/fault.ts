/** The id of a way in which a model's service fails. */
export type FaultId =
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'slow'
  | 'rate-limited'
  | 'unavailable'
  | 'malformed'
  | 'empty'
  | 'refusal'
  | 'wrong-schema'
  | 'contradictory'

/** A way in which a model's service fails, as its caller meets it. */
export interface Fault {
  readonly id: FaultId
  readonly name: string
  /** Where a caller can notice it first. */
  readonly noticedAt: 'connection' | 'time' | 'status' | 'body' | 'meaning'
  /** What the caller sees; one sentence. */
  readonly callerSees: string
  /** Ids of public frameworks. */
  readonly tags: readonly string[]
}

const tags = ['MANAGE 2.4', 'MEASURE 2.6'] as const

/** Every fault, from what fails loudest to what fails most quietly. */
export const faults: readonly Fault[] = [
  {
    id: 'refused',
    name: 'Connection refused',
    noticedAt: 'connection',
    callerSees: 'The call throws at once; nothing listens.',
    tags,
  },
  {
    id: 'reset',
    name: 'Connection reset',
    noticedAt: 'connection',
    callerSees: 'The call throws after a while; the connection broke before the answer was whole.',
    tags,
  },
  {
    id: 'timeout',
    name: 'No answer',
    noticedAt: 'time',
    callerSees: 'Nothing comes; the call ends when its own time limit does.',
    tags,
  },
  {
    id: 'slow',
    name: 'Late answer',
    noticedAt: 'time',
    callerSees: 'A sound answer comes after several seconds.',
    tags,
  },
  {
    id: 'rate-limited',
    name: 'Too many requests',
    noticedAt: 'status',
    callerSees: 'Status 429 with a Retry-After header, and a body that is JSON.',
    tags: [...tags, 'LLM10:2025'],
  },
  {
    id: 'unavailable',
    name: 'Server error',
    noticedAt: 'status',
    callerSees: 'Status 500 with a body that is JSON.',
    tags,
  },
  {
    id: 'malformed',
    name: 'Broken body',
    noticedAt: 'body',
    callerSees: 'Status 200 with JSON that breaks off.',
    tags: [...tags, 'LLM05:2025'],
  },
  {
    id: 'empty',
    name: 'Empty body',
    noticedAt: 'body',
    callerSees: 'Status 200 with nothing in it.',
    tags: [...tags, 'LLM05:2025'],
  },
  {
    id: 'refusal',
    name: 'The model declines',
    noticedAt: 'body',
    callerSees: 'Status 200 with a sentence in which the model declines to answer.',
    tags: [...tags, 'LLM05:2025'],
  },
  {
    id: 'wrong-schema',
    name: 'Another shape',
    noticedAt: 'body',
    callerSees: 'Status 200 with valid JSON whose fields have other names or types.',
    tags: [...tags, 'LLM05:2025'],
  },
  {
    id: 'contradictory',
    name: 'Contradiction',
    noticedAt: 'meaning',
    callerSees: 'Status 200 with JSON of the right shape that contradicts itself or the request.',
    tags: [...tags, 'LLM09:2025'],
  },
]
