import type {Host} from '@airworthy/changes'
import type {DraftedFile} from './drafted-files.ts'
import type {FoundTable} from './find-tables.ts'

/** A file after init: written, or left alone with what it lacks for its purpose. */
export interface WrittenFile extends DraftedFile {
  readonly written: boolean
  /** Lines that have to be added by hand. */
  readonly lacks: readonly string[]
}

/** What init found. */
export interface Found {
  readonly host: Host
  readonly models: readonly string[]
  readonly table: FoundTable | null
}

/** What a person reads after init: what was written, what was left alone, what to do next. */
export function initSentences(files: readonly WrittenFile[], found: Found): string {
  const written = files.filter((file) => file.written)
  const kept = files.filter((file) => !file.written)
  const parts = [
    foundSentence(found),
    ...(written.length === 0
      ? ['Nothing to write: everything is there.']
      : [['Wrote', ...rowsOf(written)].join('\n')]),
    ...(kept.length === 0 ? [] : [['Left alone', ...rowsOf(kept)].join('\n')]),
    ['Next', ...numbered(nextSteps(files, found))].join('\n'),
  ]
  return parts.join('\n\n')
}

function foundSentence({models, table}: Found): string {
  const what = models.length === 0 ? 'no model' : `what looks like ${models.join(', ')}`
  const rows = table === null ? 'no table that could be audited' : `the table ${table.table}`
  return `Found ${what}, and ${rows}.`
}

function rowsOf(files: readonly WrittenFile[]): string[] {
  const widest = Math.max(...files.map(({path}) => path.length))
  return files.map(({path, purpose, lacks}) => {
    const missing = lacks.length === 0 ? '' : '; incomplete, see below'
    return `  ${path.padEnd(widest)}  ${purpose}${missing}`
  })
}

function nextSteps(files: readonly WrittenFile[], {host, models, table}: Found): string[] {
  const request = host === 'github' ? 'pull request' : 'merge request'
  const added = files.filter(({lacks}) => lacks.length > 0)
  const policy = files.find(({path}) => path === 'airworthy.yaml')
  const steps = added.map(
    ({path, lacks}) => `Add to ${path}:\n${lacks.map((line) => `       ${line}`).join('\n')}`,
  )
  if (policy?.written === true) {
    steps.push(
      models.length === 0
        ? 'Say in airworthy.yaml where your model lies, and how much harm it can do.'
        : 'Read airworthy.yaml: are these your models, their files and their tiers?',
    )
    if (table === null) {
      steps.push('Name a table of decisions and outcomes there, under audit.')
    } else if (table.fault !== null) {
      steps.push(`Mend the audit there, which is commented out:\n     ${table.fault}`)
    }
  }
  if (files.some(({written}) => written)) {
    steps.push(
      'Commit it on a branch of its own:\n     git switch -c airworthy && git add --all && git commit -m "Ask for evidence"',
    )
  }
  return [
    ...steps,
    `See what a ${request} will be told:\n     airworthy check --base main --statement text-of-the-request.md`,
    host === 'github'
      ? 'Make the check required: Settings, Branches, the job "check" of airworthy.'
      : 'Make it required: Settings, Merge requests, "Pipelines must succeed".',
  ]
}

function numbered(steps: readonly string[]): string[] {
  return steps.map((step, index) => `  ${index + 1}. ${step}`)
}
