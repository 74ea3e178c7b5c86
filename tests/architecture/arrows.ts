/** Which room may import which: the one list of arrows (docs/ARCHITECTURE.md explains it). */
export interface Room {
  /** Folder from the repository's root. */
  readonly folder: string
  /** The package's name, where others import it by name. */
  readonly name?: string
  /** Folders of the rooms that it may import, values and types. */
  readonly may: readonly string[]
  /** Folders of the rooms of which it may import types only. */
  readonly mayTypes?: readonly string[]
  /** Pure rooms: no node:*, no network, no clock, no chance, no process. */
  readonly pure?: true
}

const libraries = [
  'libraries/statistics',
  'libraries/learners',
  'libraries/evidence',
  'libraries/reports',
  'libraries/psychometrics',
  'libraries/fairness',
  'libraries/changes',
  'libraries/gate',
  'libraries/guardrails',
  'libraries/redteam',
  'libraries/faults',
  'libraries/credentials',
] as const
const everythingShipped = [
  'kernel',
  ...libraries,
  'tables',
  'range',
  'content',
  'cli',
  'server',
  'web',
] as const
/** What every library may enter. */
const foundations = ['kernel', 'libraries/statistics', 'libraries/evidence'] as const

export const rooms: readonly Room[] = [
  {folder: 'kernel', name: '@airworthy/kernel', may: [], pure: true},
  {folder: 'libraries/statistics', name: '@airworthy/statistics', may: ['kernel'], pure: true},
  {folder: 'libraries/learners', name: '@airworthy/learners', may: foundations, pure: true},
  {folder: 'libraries/evidence', name: '@airworthy/evidence', may: ['kernel'], pure: true},
  {folder: 'libraries/reports', name: '@airworthy/reports', may: foundations, pure: true},
  {
    folder: 'libraries/psychometrics',
    name: '@airworthy/psychometrics',
    may: [...foundations, 'libraries/learners'],
    pure: true,
  },
  {
    folder: 'libraries/fairness',
    name: '@airworthy/fairness',
    may: [...foundations, 'libraries/learners'],
    pure: true,
  },
  {folder: 'libraries/changes', name: '@airworthy/changes', may: foundations, pure: true},
  {
    folder: 'libraries/gate',
    name: '@airworthy/gate',
    may: [...foundations, 'libraries/changes', 'libraries/reports'],
    pure: true,
  },
  {
    folder: 'libraries/guardrails',
    name: '@airworthy/guardrails',
    may: [...foundations, 'libraries/learners'],
    pure: true,
  },
  {
    folder: 'libraries/redteam',
    name: '@airworthy/redteam',
    may: [...foundations, 'libraries/guardrails'],
    pure: true,
  },
  {folder: 'libraries/faults', name: '@airworthy/faults', may: foundations, pure: true},
  {folder: 'libraries/credentials', name: '@airworthy/credentials', may: foundations, pure: true},
  {folder: 'tables', name: '@airworthy/tables', may: ['kernel', ...libraries]},
  {folder: 'range', name: '@airworthy/range', may: ['kernel', ...libraries]},
  {folder: 'content', name: '@airworthy/content', may: ['kernel', 'libraries/statistics', 'range']},
  {folder: 'cli', name: 'airworthy', may: ['kernel', ...libraries, 'tables', 'content']},
  {
    folder: 'server',
    name: '@airworthy/server',
    may: ['kernel', ...libraries, 'tables', 'range', 'content'],
  },
  {
    folder: 'web',
    name: '@airworthy/web',
    // values: what lessons recompute with, and public content (see webValues)
    may: [
      'kernel',
      'libraries/statistics',
      'libraries/psychometrics',
      'libraries/fairness',
      'libraries/guardrails',
      'content',
    ],
    mayTypes: ['server', 'range'],
  },
  {folder: 'tests', may: [...everythingShipped, 'tests', 'scripts']},
  {folder: 'bench', may: [...everythingShipped, 'scripts']},
  {folder: 'scripts', may: [...everythingShipped, 'scripts']},
]

/** The one door of content through which the web may take values. */
export const webValues: readonly string[] = ['@airworthy/content/public']

/** Commands of the command line that may import the server. */
export const serverCommands: readonly string[] = [
  'cli/src/commands/serve.ts',
  'cli/src/commands/backup.ts',
  'cli/src/commands/restore.ts',
]

/** The only files that may read the environment. */
export const environmentReaders: readonly string[] = ['server/config.ts', 'cli/src/config.ts']

/** The only shipped files that may import what they compute: a catalogue that is the folder. */
export const computedImporters: readonly string[] = [
  'content/src/read-catalogue.ts',
  'content/src/exercises/read-exercise-solutions.ts',
]

/** Names that are drawers, not rooms. */
export const drawerNames: readonly string[] = [
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'shared',
  'misc',
]
