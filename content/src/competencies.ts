/** A level of competency: 1 recognise, 2 apply, 3 judge. */
export type Level = 1 | 2 | 3

/** The roles that engineers hold. */
export type EngineerRole = 'data-scientist' | 'fullstack-engineer' | 'product-manager'

/** The ids of the seven competency domains. */
export type DomainId =
  | 'ethics-and-bias'
  | 'privacy-and-law'
  | 'validation-and-robustness'
  | 'llm-and-api-security'
  | 'drift-and-fallback'
  | 'alignment-and-specification'
  | 'risk-and-governance'

/** A competency domain: what a person can do at each level, and the level that each role requires. */
export interface Domain {
  readonly id: DomainId
  readonly name: string
  readonly abilities: Readonly<Record<Level, string>>
  readonly requiredLevel: Readonly<Record<EngineerRole, Level>>
  /** Ids of public frameworks, as frameworks.yaml knows them. */
  readonly tags: readonly string[]
}

const cuts: Readonly<Record<Level, number>> = {1: -1, 2: 0, 3: 1}

/** The levels, each with its name, meaning and cut on the ability scale in logits (D = 1). */
export const levels: readonly {
  readonly level: Level
  readonly name: string
  readonly meaning: string
  readonly cut: number
}[] = [
  {
    level: 1,
    name: 'recognise',
    meaning: 'sees the matter when it is there and names it',
    cut: cuts[1],
  },
  {level: 2, name: 'apply', meaning: 'does what the matter asks for, unaided', cut: cuts[2]},
  {
    level: 3,
    name: 'judge',
    meaning: 'weighs what competes, decides and gives reasons',
    cut: cuts[3],
  },
]

/** What must be said wherever the cuts are shown. */
export const cutsNotice =
  'The cuts between levels are provisional until a standard-setting panel replaces them.'

/** The roles with their names for people. */
export const engineerRoles: readonly {readonly id: EngineerRole; readonly name: string}[] = [
  {id: 'data-scientist', name: 'Data scientist'},
  {id: 'fullstack-engineer', name: 'Full-stack engineer'},
  {id: 'product-manager', name: 'Product manager'},
]

/** The seven domains, in the order in which they are shown. */
export const domains: readonly Domain[] = [
  {
    id: 'ethics-and-bias',
    name: 'Ethics and bias',
    abilities: {
      1: 'Names the people whom a label, a sample or a threshold may harm, and how.',
      2: 'Measures errors for every group and intersection, with intervals, and reports the small ones.',
      3: 'Chooses the label and the fairness criterion for a use, and says who loses by the choice.',
    },
    requiredLevel: {'data-scientist': 3, 'fullstack-engineer': 2, 'product-manager': 2},
    tags: ['MEASURE 2.11', 'MAP 5.1', 'GAI-6'],
  },
  {
    id: 'privacy-and-law',
    name: 'Privacy and law',
    abilities: {
      1: 'Spots personal data, and notices where a purpose for it is missing.',
      2: 'Collects the least that serves, erases on request, and completes an impact assessment.',
      3: 'Judges how a release could identify people and what it exposes the organisation to in law.',
    },
    requiredLevel: {'data-scientist': 2, 'fullstack-engineer': 2, 'product-manager': 3},
    tags: ['MEASURE 2.10', 'GOVERN 1.1', 'LLM02:2025', 'GAI-4'],
  },
  {
    id: 'validation-and-robustness',
    name: 'Validation and robustness',
    abilities: {
      1: 'Keeps evidence from training, tuning and test data apart.',
      2: 'Builds an evaluation without leaks that is large enough for its smallest group.',
      3: 'Decides whether the evidence supports the claim that is made from it.',
    },
    requiredLevel: {'data-scientist': 3, 'fullstack-engineer': 1, 'product-manager': 1},
    tags: ['MEASURE 2.3', 'MEASURE 2.5', 'ML01:2023', 'ML02:2023'],
  },
  {
    id: 'llm-and-api-security',
    name: 'LLM and API security',
    abilities: {
      1: 'Finds where untrusted text enters a system and where authority leaves it.',
      2: 'Enforces authorisation and handles output outside the model, where persuasion has no reach.',
      3: 'Bounds the damage that an agent could do if it were persuaded completely.',
    },
    requiredLevel: {'data-scientist': 1, 'fullstack-engineer': 3, 'product-manager': 1},
    tags: ['LLM01:2025', 'LLM05:2025', 'LLM06:2025', 'AML.T0051', 'MEASURE 2.7'],
  },
  {
    id: 'drift-and-fallback',
    name: 'Drift and fallback',
    abilities: {
      1: 'Tells changes of inputs, of label frequency and of meaning from one another.',
      2: 'Sets a reference, a window, an alarm and a fallback that has been tested.',
      3: 'Weighs delay against false alarms, and chooses how a service degrades with least harm.',
    },
    requiredLevel: {'data-scientist': 2, 'fullstack-engineer': 3, 'product-manager': 2},
    tags: ['MEASURE 2.4', 'MEASURE 2.6', 'MANAGE 2.4'],
  },
  {
    id: 'alignment-and-specification',
    name: 'Alignment and specification',
    abilities: {
      1: 'Tells the measure that is optimised from the goal that is meant.',
      2: 'Predicts the loophole in a specification and adds a check that does not share it.',
      3: 'Limits how far a measure is optimised, and decides when to stop.',
    },
    requiredLevel: {'data-scientist': 2, 'fullstack-engineer': 2, 'product-manager': 2},
    tags: ['MEASURE 2.6', 'MAP 1.1', 'GAI-7'],
  },
  {
    id: 'risk-and-governance',
    name: 'Risk and governance',
    abilities: {
      1: 'Places a use in a risk tier by the harm it can do and whether that can be undone.',
      2: 'Writes a safety statement and a model card whose every claim rests on evidence.',
      3: 'Grants, conditions or refuses a release, and gives reasons that stand without the speaker.',
    },
    requiredLevel: {'data-scientist': 2, 'fullstack-engineer': 1, 'product-manager': 3},
    tags: ['MANAGE 1.1', 'MAP 3.4', 'GOVERN 1.3', 'GOVERN 4.3'],
  },
]

/** The cut of a level on the ability scale, in logits. */
export function cutOf(level: Level): number {
  return cuts[level]
}
