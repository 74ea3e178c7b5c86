import {basename, resolve} from 'node:path'
import {modelsOfPath, type PolicyFile} from '@airworthy/gate'
import type {RevisionSubject} from '@airworthy/changes'
import {insideOf} from './evidence/evidence-folders.ts'
import {digestOfFile} from './evidence/read-evidence-file.ts'

/** More files than this are not digested: a model of so many is named by what it is built into. */
const mostFiles = 2000

/**
 * The digests of what belongs to models: their tables and the files below their paths. Only files
 * that are there count; the list is empty when there is none.
 */
export async function revisionSubjects(
  policy: PolicyFile,
  {root, models, paths}: {root: string; models: readonly string[]; paths: readonly string[]},
): Promise<RevisionSubject[]> {
  const tables = models.flatMap((name) => {
    const model = policy.models[name]
    return [model?.audit?.table, model?.drift?.reference, model?.drift?.current]
  })
  const own = paths.filter((path) =>
    modelsOfPath(path, policy).some((name) => models.includes(name)),
  )
  const wanted = [...tables.filter((path) => path !== undefined), ...own].slice(0, mostFiles)
  const subjects: RevisionSubject[] = []
  for (const path of new Set(wanted)) {
    if ((await insideOf(root, path)) !== undefined) subjects.push(await subjectAt(path, root))
  }
  return subjects
}

/** The digest of one file, which has to be there. */
export async function subjectAt(path: string, root: string): Promise<RevisionSubject> {
  const sha256 = await digestOfFile(resolve(root, path), {what: 'a subject of this revision'})
  return {name: basename(path), sha256}
}
