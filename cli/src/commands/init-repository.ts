import {mkdir, readFile, writeFile} from 'node:fs/promises'
import {dirname, resolve} from 'node:path'
import {designQuestions, readAnswers, type Host} from '@airworthy/changes'
import {errorFrom} from '@airworthy/kernel'
import {badInput, targetFault} from '../faults.ts'
import {insideOf} from '../evidence/evidence-folders.ts'
import {repositoryRoot, runGit} from '../git/run-git.ts'
import {workingTreePaths} from '../git/working-tree.ts'
import {askQuestions} from '../init/ask.ts'
import {draftedFiles, type DraftedFile} from '../init/drafted-files.ts'
import {findModels, type FoundModel} from '../init/find-models.ts'
import {findTable, type FoundTable} from '../init/find-tables.ts'
import {initSentences, type WrittenFile} from '../init/init-sentences.ts'
import {workingSource} from '../init/working-source.ts'

/** What `airworthy init` was asked. */
export interface InitOptions {
  readonly directory: string
  /** Null: found out. */
  readonly host: Host | null
  /** Whether somebody can be asked. */
  readonly asks: boolean
}

/** Sets a repository up without overwriting anything, tells what it did, and returns the exit code. */
export async function initRepository({directory, host, asks}: InitOptions): Promise<number> {
  const root = await repositoryRoot(directory)
  if (root === null) {
    throw badInput(
      `not in a git repository: ${directory}; make one with git init, or go into yours`,
    )
  }
  const paths = await workingTreePaths(root)
  const [models, table] = await Promise.all([
    findModels(workingSource(root, paths)),
    findTable(root, paths),
  ])
  const likely = host ?? (await likelyHost(root, paths))
  const answers = asks
    ? await askQuestions({host: likely, models: models.map(({name}) => name)})
    : {host: likely, tiers: []}
  if (answers === null) return 0
  const drafts = draftedFiles(
    {
      models: models.map((model, index) => ({...model, tier: answers.tiers[index] ?? 'limited'})),
      table,
    },
    {host: answers.host, paths},
  )
  const files: WrittenFile[] = []
  for (const draft of drafts) files.push(await writeMissing(draft, root))
  process.stdout.write(`${initSentences(files, {host: answers.host, ...found(models, table)})}\n`)
  return 0
}

function found(models: readonly FoundModel[], table: FoundTable | null) {
  return {models: models.map(({name}) => name), table}
}

/** GitLab where its files are or its name is in the address of `origin`, else GitHub. */
async function likelyHost(root: string, paths: readonly string[]): Promise<Host> {
  if (paths.some((path) => path.startsWith('.github/'))) return 'github'
  if (paths.some((path) => /^\.gitlab(?:-ci\.yml$|\/)/.test(path))) return 'gitlab'
  const {stdout} = await runGit(['remote', 'get-url', 'origin'], {directory: root})
  return stdout.toString('utf8').includes('gitlab') ? 'gitlab' : 'github'
}

async function writeMissing(draft: DraftedFile, root: string): Promise<WrittenFile> {
  if (draft.inPlace !== null) return await leftAlone(draft, {root, path: draft.inPlace})
  const whole = resolve(root, draft.path)
  try {
    await mkdir(dirname(whole), {recursive: true})
    await writeFile(whole, draft.text, {flag: 'wx'}) // never over what git does not list
    return {...draft, written: true, lacks: []}
  } catch (cause) {
    const error: NodeJS.ErrnoException = errorFrom(cause)
    if (error.code === 'EEXIST') return await leftAlone(draft, {root, path: draft.path})
    throw targetFault('cannot-write', `cannot write ${draft.path}: ${error.message}`, {cause})
  }
}

async function leftAlone(
  draft: DraftedFile,
  {root, path}: {root: string; path: string},
): Promise<WrittenFile> {
  return {...draft, path, written: false, lacks: await lackingIn(draft, {root, path})}
}

/** What a file that was there already lacks for its purpose. */
async function lackingIn(
  {purpose, text}: DraftedFile,
  {root, path}: {root: string; path: string},
): Promise<string[]> {
  const whole = await insideOf(root, path)
  if (whole === undefined) return []
  const there = await readFile(whole, 'utf8')
  if (path === '.gitlab-ci.yml') {
    const included = there.includes('airworthy.gitlab-ci.yml')
    return included ? [] : ['include: {local: .gitlab/airworthy.gitlab-ci.yml}']
  }
  if (purpose !== 'asks the two design questions' || there === text) return []
  const asked = readAnswers(there).map(({question}) => question)
  return designQuestions
    .filter(({id}) => !asked.includes(id))
    .map((question) => `### ${question.text}`)
}
