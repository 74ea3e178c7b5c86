import {createHash} from 'node:crypto'
import {readFile} from 'node:fs/promises'
import {basename, relative, resolve, sep} from 'node:path'
import {judgeStatement, type RevisionSubject, type SafetyStatement} from '@airworthy/changes'
import {stateMeasurement, type StatedFinding} from '@airworthy/evidence'
import type {PolicyFile} from '@airworthy/gate'
import type {ReportDocument} from '@airworthy/reports'
import type {Config} from '../config.ts'
import {evidenceFolders, insideOf, readEvidenceFolders} from '../evidence/evidence-folders.ts'
import {foundEvidence} from '../evidence/found-evidence.ts'
import {repositoryRoot} from '../git/run-git.ts'
import {workingTreePaths} from '../git/working-tree.ts'
import type {MeasuringOptions} from '../measuring-options.ts'
import {readFileText} from '../read-file.ts'
import {revisionSubjects, subjectAt} from '../revision-subjects.ts'
import {readPublicKey} from '../signing-key.ts'
import {auditCommand, commandSection} from '../statement/measure-commands.ts'
import {readEarlierRequests, readRequestText, templatePlace} from '../statement/request-texts.ts'
import {statedFindings} from '../statement/stated-findings.ts'
import {statementResult} from '../statement/statement-result.ts'
import {statementSections} from '../statement/statement-sections.ts'
import {tool} from '../tool.ts'
import {prepareOutput, writeMeasurement} from '../write-measurement.ts'

/** What `airworthy statement` was asked. */
export interface StatementOptions extends MeasuringOptions {
  /** The text's file; `-` is standard input. */
  readonly file: string
  readonly directory: string
  /** Folders of evidence, from the directory; none: the usual ones at the repository's root. */
  readonly evidence: readonly string[]
  readonly subjects: readonly string[]
  readonly keys: readonly string[]
  readonly earlier: string | null
  readonly templates: readonly string[]
  readonly author: string | null
  /** Who reviewed the change; null when nothing is known. */
  readonly reviewers: readonly string[] | null
}

/** Judges the safety statement of a text against the working tree, and returns the exit code. */
export async function judgeStatementFile(
  options: StatementOptions,
  config: Config,
): Promise<number> {
  const prepared = await prepareOutput(options, config)
  const startedAt = new Date().toISOString()
  const text = await readRequestText(options.file)
  const revision = await readRevision(options)
  const judged = await judgeText(text, revision, options)
  const file = placeOf(options, revision)
  const audit = auditCommand(revision.policy, [])
  const findings = statedFindings(judged, {file, audit})
  const sha256 = createHash('sha256').update(text).digest('hex')
  const statement = stateMeasurement(
    'statement',
    [{name: options.file === '-' ? 'pull request' : basename(options.file), digest: {sha256}}],
    {
      tool,
      startedAt,
      finishedAt: new Date().toISOString(),
      parameters: {
        revision: (revision.subjects ?? []).map((subject) => subject.sha256).sort(),
        author: options.author,
        reviewers: options.reviewers,
      },
      result: statementResult(judged),
      findings,
      outcome: judged.outcome,
    },
  )
  const document = () => documentOf(judged, findings, {name: options.file, revision, audit})
  return await writeMeasurement({name: 'statement', statement, document}, options, prepared)
}

interface Revision {
  readonly root: string
  readonly policy: PolicyFile | null
  readonly paths: readonly string[]
  /** Undefined when nothing says what belongs to this revision. */
  readonly subjects: readonly RevisionSubject[] | undefined
}

async function readRevision({directory, subjects}: StatementOptions): Promise<Revision> {
  const repository = await repositoryRoot(directory)
  const root = repository ?? directory
  const [policy, paths, named] = await Promise.all([
    readPolicy(root),
    repository === null ? [] : workingTreePaths(repository),
    Promise.all(subjects.map(async (path) => await subjectAt(path, directory))),
  ])
  if (policy === null) {
    return {root, policy, paths, subjects: named.length === 0 ? undefined : named}
  }
  const models = Object.keys(policy.models)
  const own = await revisionSubjects(policy, {root, models, paths})
  return {root, policy, paths, subjects: [...named, ...own]}
}

async function readPolicy(root: string): Promise<PolicyFile | null> {
  if ((await insideOf(root, 'airworthy.yaml')) === undefined) return null
  const {readPolicyFile} = await import('@airworthy/gate')
  const source = await readFile(resolve(root, 'airworthy.yaml'), 'utf8')
  return readPolicyFile(source, {file: 'airworthy.yaml'})
}

async function judgeText(
  text: string,
  {root, paths, subjects}: Revision,
  options: StatementOptions,
): Promise<SafetyStatement> {
  const keys = await Promise.all(options.keys.map(readPublicKey))
  const folders =
    options.evidence.length === 0
      ? evidenceFolders
      : options.evidence.map((folder) => resolve(options.directory, folder))
  const own = paths.filter((path) => templatePlace.test(path)).map((path) => resolve(root, path))
  const given = options.templates.map((path) => resolve(options.directory, path))
  const templates = [...own, ...given].map((path) => readFileText(path, {what: 'a template'}))
  const earlier =
    options.earlier === null
      ? []
      : await readEarlierRequests(resolve(options.directory, options.earlier))
  const readTest = async (path: string) => {
    const whole = await insideOf(root, path)
    return whole === undefined ? undefined : await readFile(whole, 'utf8')
  }
  return await judgeStatement(text, {
    evidence: foundEvidence({
      root,
      keys,
      known: await readEvidenceFolders(folders, {root, keys}),
      counts: ({signedBy}) => keys.length === 0 || (signedBy?.length ?? 0) > 0,
      readTest,
    }),
    revision: subjects,
    earlier,
    templates: await Promise.all(templates),
    ...(options.author === null ? {} : {author: options.author}),
    ...(options.reviewers === null ? {} : {reviewers: options.reviewers}),
  })
}

function placeOf({file, directory}: StatementOptions, {root}: Revision): string | null {
  if (file === '-') return null
  const path = relative(root, resolve(directory, file)).replaceAll(sep, '/')
  return path.startsWith('../') ? file : path
}

function documentOf(
  judged: SafetyStatement,
  findings: readonly StatedFinding[],
  {name, revision, audit}: {name: string; revision: Revision; audit: string | undefined},
): ReportDocument {
  const wrong = judged.answers.filter(({outcome}) => outcome !== 'pass')
  const answers = {
    pass: 'both design questions are answered, with evidence for this revision',
    breach: `${wrong.length === 1 ? 'one design question has' : 'both design questions have'} no answer that counts`,
    'not-judged':
      'the answers read well, and whether their evidence is of this revision is unknown',
    error: 'the text could not be judged',
  }
  const subjects = revision.subjects ?? []
  return {
    title: name === '-' ? 'the text of a pull request' : name,
    outcome: judged.outcome,
    answer: answers[judged.outcome],
    first: [],
    sections: [...statementSections(judged, findings), ...commandSection(findings, audit)],
    provenance: [
      {
        name: 'this revision',
        value:
          subjects.length === 0
            ? 'nothing says which files belong to it'
            : `${subjects.length} ${subjects.length === 1 ? 'file' : 'files'}${revision.policy === null ? '' : ' of the models in airworthy.yaml'}`,
      },
    ],
  }
}
