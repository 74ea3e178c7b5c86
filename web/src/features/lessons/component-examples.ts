import type {Component} from '@airworthy/content/public'
import examples from './component-examples.json' with {type: 'json'}

/** A component with what it is for, its YAML, and the block that the reader of lessons makes of it. */
export interface ComponentExample {
  readonly name: string
  readonly purpose: string
  readonly yaml: string
  readonly block: Component
}

/** One example of every component. */
export const componentExamples: readonly ComponentExample[] =
  // tests/lesson-components.test.ts compares the file with what the reader makes of the YAML
  examples as unknown as readonly ComponentExample[]
