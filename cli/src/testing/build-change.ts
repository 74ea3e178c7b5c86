import {join} from 'node:path'
import {onTestFinished} from 'vitest'
import {signStatement, type Statement} from '@airworthy/evidence'
import {judgeChange, type CheckedRequest, type JudgedChange} from '../check/judge-change.ts'
import {readConfig} from '../config.ts'
import {openGitChange} from '../git/git-change.ts'
import {readSigningKey} from '../signing-key.ts'
import {buildKeyFiles} from './build-key-files.ts'
import {buildRepository, type BuiltRepository} from './build-repository.ts'

/** 1,600 people of two groups that are selected alike. */
export const table = [
  'sex,y,p',
  ...Array.from({length: 1600}, (_, row) =>
    [row % 2 === 0 ? 'f' : 'm', Number(row % 5 < 2), Number(row % 7 < 3)].join(','),
  ),
].join('\n')

/** Asks an audit of one model, and no statement. */
export const policy = `version: 1
models:
  credit:
    paths: [src/credit/**]
    tier: high
    audit: {table: eval/credit.csv, label: y, prediction: p, by: [sex]}
    policy: {selectionRate.ratio: {min: 0.7}}
require: {statement: false}
`

/** A repository with a model, its table and that policy. */
export const files = {
  'airworthy.yaml': policy,
  'src/credit/model.py': 'import sklearn\n',
  'eval/credit.csv': table,
}

/** A key outside of what git tracks, and what it signs. */
export async function buildSigner({directory}: BuiltRepository) {
  const {privateKey, publicKey} = await buildKeyFiles(join(directory, '.git'), 'ci')
  const key = await readSigningKey({...readConfig(), signingKey: null, signingKeyFile: privateKey})
  return {
    publicKey,
    sign: async (statement: Statement) => JSON.stringify(await signStatement(statement, key)),
  }
}

/** Texts by path; null deletes. */
export type Files = Readonly<Record<string, string | null>>

/** A repository whose `main` has the base files, and a branch with the head's. */
export function buildChange(base: Files, head: Files): BuiltRepository {
  const repository = buildRepository()
  onTestFinished(repository.remove)
  repository.commit(base)
  repository.git('switch', '--quiet', '--create', 'change')
  repository.commit(head)
  return repository
}

/** Judges the branch against main, as ada's change. */
export async function judge(
  {directory}: BuiltRepository,
  request: Partial<CheckedRequest> = {},
  keys: readonly string[] = [],
  {token = null}: {token?: string | null} = {},
): Promise<JudgedChange> {
  const change = await openGitChange({directory, base: 'main', head: 'change'})
  try {
    return await judgeChange(
      change,
      {text: null, file: null, author: 'ada', approvedBy: [], provider: 'github', ...request},
      {root: directory, folders: [], keys, now: () => '2026-11-28T12:00:00.000Z', token},
    )
  } finally {
    change.close()
  }
}

/** Code, severity and subject of each finding. */
export function seen({decision}: JudgedChange): [string, string, string][] {
  return decision.findings.map(({code, severity, subject}) => [code, severity, subject])
}

/** A change of the model and of its table. */
export const touched = {
  'src/credit/model.py': 'import sklearn\nmodel = sklearn.svm.SVC(C=2)\n',
  'eval/credit.csv': `${table}\nf,1,1`,
}
