import {createHash} from 'node:crypto'
import {relative, resolve, sep} from 'node:path'
import {canonicalJson, exitCodeOf} from '@airworthy/kernel'
import {signStatement, stateMeasurement, type SigningKey, type Statement} from '@airworthy/evidence'
import {checkDocument} from '../check/check-document.ts'
import {judgeChange, type CheckedRequest, type JudgedChange} from '../check/judge-change.ts'
import {readPullRequestEvent, type PullRequest} from '../check/pull-request.ts'
import type {Config} from '../config.ts'
import {badInput} from '../faults.ts'
import {openGitChange, type GitChange} from '../git/git-change.ts'
import {isAncestor, repositoryRoot, runGit} from '../git/run-git.ts'
import type {MeasuringOptions} from '../measuring-options.ts'
import {writeReport} from '../output.ts'
import {readRequestText} from '../statement/request-texts.ts'
import {statementResult} from '../statement/statement-result.ts'
import {tool} from '../tool.ts'
import {prepareOutput, writeMeasurement} from '../write-measurement.ts'

/** What `airworthy check` was asked. */
export interface CheckOptions extends MeasuringOptions {
  readonly directory: string
  /** The base revision; null for that of the event. */
  readonly base: string | null
  readonly head: string
  /** File of GitHub's event; null for none. */
  readonly event: string | null
  /** File of the pull request's text; null for that of the event. */
  readonly statement: string | null
  readonly author: string | null
  readonly approvedBy: readonly string[]
  readonly evidence: readonly string[]
  readonly keys: readonly string[]
  readonly notJudged: 'fail' | 'pass'
}

/** Judges a change by all that the policy asks of it, and returns the exit code. */
export async function checkChange(options: CheckOptions, config: Config): Promise<number> {
  const {directory} = options
  const prepared = await prepareOutput(options, config)
  const startedAt = now()
  const root = await repositoryRoot(directory)
  if (root === null) throw badInput(`not in a git repository: ${directory}`)
  const event = options.event === null ? null : await readPullRequestEvent(options.event)
  refuseForeignKey(event, {signs: prepared.signingKey !== null})
  const base = options.base ?? (await baseOf(event, {head: options.head, root}))
  if (base === null)
    throw badInput('what is it to be merged into? --base REV or --pull-request EVENT.json')
  const change = await openGitChange({directory: root, base, head: options.head})
  try {
    await refuseOtherHead(event, change, root)
    const request = await readRequest(options, {event, root, provider: config.provider})
    const folders = options.evidence.map((folder) => resolve(directory, folder))
    const place = {root, folders, keys: options.keys, now, token: config.token}
    const judged = await judgeChange(change, request, place)
    const statement = await stated(judged, change, startedAt)
    const document = () => checkDocument(judged, change)
    await writeOwnAudits(judged, options, prepared)
    await writeCertifications(judged, options)
    const written = {name: 'check', statement, document}
    const code = await writeMeasurement(written, options, prepared)
    return options.notJudged === 'pass' && code === exitCodeOf('not-judged') ? 0 : code
  } finally {
    change.close()
  }
}

function now(): string {
  return new Date().toISOString()
}

/** A key of the organisation must not vouch for what strangers wrote. */
function refuseForeignKey(event: PullRequest | null, {signs}: {signs: boolean}): void {
  if (event?.fromFork !== true || !signs) return
  throw badInput(
    'the pull request comes from a fork, and a signing key is at hand: run on pull_request, which gives forks no secrets, never on pull_request_target; leave --sign out',
  )
}

/**
 * What an event is to be merged into. GitHub checks out a merge of the branch as it is by now with the
 * event's commit, and the event may name an older commit of that branch: then what others merged in
 * between would count as this change, and be judged by a policy that has passed.
 */
async function baseOf(
  event: PullRequest | null,
  {head, root}: {head: string; root: string},
): Promise<string | null> {
  if (event === null || event.base === null || event.head === null) return event?.base ?? null
  const args = ['rev-list', '--no-walk', '--parents', '--end-of-options', head]
  const {stdout} = await runGit(args, {directory: root})
  const [, into, merged, ...others] = stdout.toString('utf8').trim().split(' ')
  const ofGitHub = into !== undefined && merged === event.head && others.length === 0
  return ofGitHub && (await isAncestor(event.base, into, {directory: root})) ? into : event.base
}

/** The text of an event says nothing about other commits than its own. */
async function refuseOtherHead(
  event: PullRequest | null,
  {head}: GitChange,
  root: string,
): Promise<void> {
  if (event === null || event.head === null) return
  if (await isAncestor(event.head, head, {directory: root})) return
  throw badInput(
    `the event is of ${event.head.slice(0, 12)}, which ${head.slice(0, 12)} does not contain: check out the pull request with its whole history (fetch-depth: 0)`,
  )
}

async function readRequest(
  {statement, author, approvedBy, directory}: CheckOptions,
  {event, root, provider}: {event: PullRequest | null; root: string; provider: Config['provider']},
): Promise<CheckedRequest> {
  const known = {
    // an event is one of GitHub's
    provider: event === null ? provider : ('github' as const),
    author: author ?? event?.author ?? null,
    approvedBy: [...new Set([...approvedBy, ...(event?.approvedBy ?? [])])],
  }
  if (statement === null) return {...known, text: event?.text ?? null, file: null}
  const path = relative(root, resolve(directory, statement)).replaceAll(sep, '/')
  const file = statement === '-' || path.startsWith('../') ? null : path
  return {...known, text: await readRequestText(statement), file}
}

async function stated(
  {report, standing, requirements, audits, signed, statement, decision}: JudgedChange,
  change: GitChange,
  startedAt: string,
): Promise<Statement> {
  const {aiRelated, strength, surfaces, reasons} = report
  return stateMeasurement('check', [{name: 'change', digest: {sha256: await change.digest()}}], {
    tool,
    startedAt,
    finishedAt: now(),
    parameters: {policy: {from: standing.from, sha256: standing.sha256}},
    result: {
      change: {aiRelated, strength, surfaces, reasons: reasons.slice(0, 20)},
      requirements,
      policyChanged: standing.changed,
      statement: statement === null ? null : statementResult(statement.judged),
      measures: [
        ...audits.map(({model, statement: audit}) => ({
          model,
          kind: 'audit',
          madeBy: audit === null ? null : 'check',
          subjects: audit?.subject.map(({digest}) => digest.sha256) ?? [],
        })),
        ...signed.map(({model, kind, file}) => ({
          model,
          kind,
          madeBy: file.signedBy,
          subjects: file.statement.subject.map(({digest}) => digest.sha256),
        })),
      ],
    },
    findings: decision.findings,
    outcome: decision.outcome,
  })
}

/** Audits that were made here are evidence: a statement can point to them, a key can vouch for them. */
async function writeOwnAudits(
  {audits}: JudgedChange,
  {formats, out}: CheckOptions,
  {signingKey}: {signingKey: SigningKey | null},
): Promise<void> {
  if (out === null || !formats.includes('json')) return
  for (const {model, statement} of audits) {
    if (statement === null) continue
    const written = signingKey === null ? statement : await signStatement(statement, signingKey)
    const name = `audit-${fileNameOf(model)}`
    const write = () => JSON.stringify(written, null, 2)
    await writeReport({name, write}, {formats: ['json'], out, color: false})
  }
}

/** What the platform signed can be checked again without it. */
async function writeCertifications(
  {certified}: JudgedChange,
  {formats, out}: CheckOptions,
): Promise<void> {
  if (out === null || !formats.includes('json')) return
  for (const {role, envelope} of certified) {
    const name = `certification-${fileNameOf(role)}`
    await writeReport({name, write: () => envelope}, {formats: ['json'], out, color: false})
  }
}

/** A model's name as the name of a file; what a file system may not like is told apart by a digest. */
function fileNameOf(model: string): string {
  if (/^[\w-]+$/.test(model)) return model
  const digest = createHash('sha256').update(canonicalJson(model)).digest('hex')
  return `${model.replaceAll(/[^\w-]+/g, '-')}-${digest.slice(0, 8)}`
}
