import {cancel, confirm, intro, isCancel, select} from '@clack/prompts'
import type {Host} from '@airworthy/changes'
import {tiers, type Tier} from './policy-text.ts'

/** What a person is asked; each question has an answer that is taken when nobody is. */
export interface Questions {
  readonly host: Host
  readonly models: readonly string[]
}

/** What a person answered; null when they would rather not. */
export interface Answers {
  readonly host: Host
  /** The tier of each model, in their order. */
  readonly tiers: readonly Tier[]
}

const hosts: readonly {readonly value: Host; readonly label: string}[] = [
  {value: 'github', label: 'GitHub'},
  {value: 'gitlab', label: 'GitLab'},
]
const tierHints: Readonly<Record<Tier, string>> = {
  minimal: 'a wrong answer is a nuisance',
  limited: 'a wrong answer costs somebody time or money',
  high: 'it decides about credit, work, health, liberty or the like',
}

/** Asks on the terminal: where the repository is kept and what each model can do to people. */
export async function askQuestions({host, models}: Questions): Promise<Answers | null> {
  intro('airworthy init')
  const where = await select({
    message: 'Where are pull requests made?',
    options: [...hosts],
    initialValue: host,
  })
  if (isCancel(where)) return stopped()
  const chosen: Tier[] = []
  for (const model of models) {
    const tier = await select({
      message: `How much harm can a wrong answer of ${model} do?`,
      options: tiers.map((value) => ({value, label: value, hint: tierHints[value]})),
      initialValue: 'limited' as Tier, // clack takes the narrowest type otherwise
    })
    if (isCancel(tier)) return stopped()
    chosen.push(tier)
  }
  const go = await confirm({message: 'Write the files that are missing?'})
  return isCancel(go) || !go ? stopped() : {host: where, tiers: chosen}
}

function stopped(): null {
  cancel('nothing was written')
  return null
}
