import {z} from 'zod'
import {domains, type DomainId} from './competencies.ts'
import {lowerFirst} from './item-types/item-type.ts'
import {text} from './item-types/material.ts'
import type {FileReading} from './yaml-file.ts'

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'must be in kebab-case')
const domainIds: readonly DomainId[] = domains.map(({id}) => id)
const domain = z.custom<DomainId>(
  (value) => domainIds.some((id) => id === value),
  'must be a domain',
)

const entry = z.strictObject({
  /** The name of its file. */
  id: slug,
  term: text,
  /** Other names under which people look for it. */
  also: z.array(text).min(1).exactOptional(),
  /** One or two sentences. */
  definition: text,
  /** A worked, concrete case. */
  example: text,
  /** The common wrong use, and why it is wrong. */
  misuse: text,
  /** Ids of other entries that a reader may want next. */
  related: z.array(slug).min(1),
  domains: z.array(domain).min(1),
  /** Ids of frameworks.yaml. */
  tags: z.array(text),
})

/** A term of the lexicon: what it means, a case, how it is misused, and where it leads. */
export type LexiconEntry = z.infer<typeof entry>

const longestDefinition = 70

/** Reads an entry from plain data: strict schema, then the length of its definition. */
export function lexiconEntryFrom(data: unknown): FileReading<LexiconEntry> {
  const parsed = entry.safeParse(data)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({path, message}) => ({
      path: path.map((step) => (typeof step === 'number' ? step : String(step))),
      reason: lowerFirst(message),
    }))
    return {ok: false, faults}
  }
  const words = parsed.data.definition.split(/\s+/u).length
  if (words <= longestDefinition) return {ok: true, value: parsed.data}
  const reason = `${words} words, at most ${longestDefinition}`
  return {ok: false, faults: [{path: ['definition'], reason}]}
}
