import {pullRequestTemplate, templatePath, type Host} from '@airworthy/changes'
import {packageFile} from '../package-folder.ts'
import {templatePlace} from '../statement/request-texts.ts'
import {cardText} from './card-text.ts'
import {policyText, type PolicyDraft} from './policy-text.ts'

/** A file that init would write, and what it is there for. */
export interface DraftedFile {
  readonly path: string
  readonly text: string
  readonly purpose: string
  /** A file that serves the same purpose and is there already; null for none. */
  readonly inPlace: string | null
}

/** Every file of a first set-up, in the order in which it is read. */
export function draftedFiles(
  draft: PolicyDraft,
  {host, paths}: {host: Host; paths: readonly string[]},
): DraftedFile[] {
  const there = new Map(paths.map((path) => [path.toLowerCase(), path]))
  const file = (path: string, purpose: string, text: string, like?: RegExp): DraftedFile => {
    const same = there.get(path.toLowerCase()) ?? paths.find((one) => like?.test(one))
    return {path, text, purpose, inPlace: same ?? null}
  }
  const models = draft.models.length === 0 ? ['model'] : draft.models.map(({name}) => name)
  return [
    file('airworthy.yaml', 'what is asked of a change', policyText(draft)),
    file(
      templatePath[host],
      'asks the two design questions',
      pullRequestTemplate(host),
      templatePlace,
    ),
    ...workflowFiles(host).map(({path, purpose, text}) => file(path, purpose, text)),
    ...models.map((name) => file(`cards/${name}.md`, 'a model card to fill in', cardText(name))),
  ]
}

function workflowFiles(host: Host): {path: string; purpose: string; text: string}[] {
  if (host === 'github') {
    return [
      {
        path: '.github/workflows/airworthy.yml',
        purpose: 'runs the check on every pull request',
        text: packageFile('templates/airworthy.github.yml'),
      },
    ]
  }
  return [
    {
      path: '.gitlab/airworthy.gitlab-ci.yml',
      purpose: 'runs the check on every merge request',
      text: packageFile('templates/airworthy.gitlab-ci.yml'),
    },
    {
      path: '.gitlab-ci.yml',
      purpose: 'includes it',
      text: 'include:\n  local: .gitlab/airworthy.gitlab-ci.yml\n',
    },
  ]
}
