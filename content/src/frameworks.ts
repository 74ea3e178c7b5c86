import {errorFrom} from '@airworthy/kernel'
import {parse} from 'yaml'
import {z} from 'zod'
import {catalogueRefused} from './catalogue.ts'

const frameworks = z.record(
  z.string(),
  z.strictObject({
    name: z.string(),
    source: z.string(),
    tags: z.record(z.string(), z.string()),
  }),
)

/**
 * Reads frameworks.yaml: every tag with the short name that its framework gives it. Throws
 * `catalogue-refused` for a file of another shape.
 */
export function frameworkTagsFrom(yaml: string): Map<string, string> {
  try {
    const entries = Object.values(frameworks.parse(parse(yaml)))
    return new Map(entries.flatMap(({tags}) => Object.entries(tags)))
  } catch (thrown) {
    throw catalogueRefused(`frameworks.yaml: ${errorFrom(thrown).message}`)
  }
}
