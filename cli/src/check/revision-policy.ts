import {isAirworthyError} from '@airworthy/kernel'
import {sha256} from '@airworthy/kernel'
import type {ChangedFile} from '@airworthy/changes'
import type {StatedFinding} from '@airworthy/evidence'
import {
  policyDifferences,
  readPolicyFile,
  readWaivers,
  type PolicyDifference,
  type PolicyFile,
  type Waiver,
} from '@airworthy/gate'
import {badInput} from '../faults.ts'
import type {GitChange} from '../git/git-change.ts'

/** The file that says what is asked of a change. */
const policyPath = 'airworthy.yaml'

/** The policy by which a change is judged, and what the change does to it. */
export interface RevisionPolicy {
  readonly policy: PolicyFile
  /** The policy after the change; the one that judges where the change leaves none that can be read. */
  readonly next: PolicyFile
  /** The revision whose policy it is; `head` only where the base has none that can be read. */
  readonly from: 'base' | 'head'
  /** Of the file that was read. */
  readonly sha256: string
  readonly waivers: readonly Waiver[]
  /** Public keys (PEM) that the policy trusts, with their paths. */
  readonly keys: readonly {readonly path: string; readonly pem: string}[]
  readonly changed: boolean
  readonly differences: readonly PolicyDifference[]
  readonly findings: readonly StatedFinding[]
}

/**
 * Policy, waivers and keys as the base has them. A base without a policy is judged by the head's,
 * which is flagged; so is a base whose policy cannot be read, or it could never be mended. Neither
 * having one is bad input.
 */
export async function readRevisionPolicy(
  change: GitChange,
  files: readonly ChangedFile[],
): Promise<RevisionPolicy> {
  const [base, head] = await Promise.all([
    policyAt(change, change.base),
    policyAt(change, change.head),
  ])
  const standing = base?.policy !== undefined ? base : head
  if (standing?.policy === undefined) throw noPolicy(base, head)
  const from = standing === base ? 'base' : 'head'
  const {policy, source} = standing
  // of the base alone: what a change brings along accepts and vouches for nothing
  const [accepted, keys] =
    from === 'base'
      ? await Promise.all([waiversAt(change, change.base, policy), keysAt(change, policy)])
      : [{waivers: [], fault: null}, []]
  const next = head?.policy ?? policy
  const after = await waiversAt(change, change.head, next)
  const touched = new Set(files.flatMap(({path, previousPath}) => [path, previousPath ?? path]))
  const runners = await runnersOf(change, files)
  const others = [policy.waivers, ...(policy.keys ?? []), ...gateWorkflows, ...runners].filter(
    (path) => path !== undefined && touched.has(path),
  )
  const differences = [
    ...(from === 'base' && head?.policy !== undefined
      ? policyDifferences(policy, head.policy)
      : []),
    ...others.map((path) => ({setting: path ?? '', before: undefined, after: 'the file changes'})),
  ]
  const gone = from === 'base' && head === null
  return {
    policy,
    next,
    from,
    sha256: await sha256(source),
    waivers: accepted.waivers,
    keys,
    changed: differences.length > 0 || gone || (from === 'head' && base !== null),
    differences: gone
      ? [{setting: policyPath, before: 'there', after: undefined}, ...differences]
      : differences,
    findings: [
      ...standingFindings({base, head}),
      ...waiverFindings({path: next.waivers, before: accepted.fault, after: after.fault}),
    ],
  }
}

/** Files that run the check itself; whoever changes them changes what is asked. */
const gateWorkflows: readonly string[] = [
  '.github/workflows/airworthy.yml',
  '.gitlab/airworthy.gitlab-ci.yml',
  '.gitlab-ci.yml',
]

/** Changed workflows under other names that run the check as well. */
async function runnersOf(change: GitChange, files: readonly ChangedFile[]): Promise<string[]> {
  const places = files
    .filter(({status}) => status !== 'added')
    .map(({path, previousPath}) => previousPath ?? path)
    .filter((path) => workflowPlace.test(path) && !gateWorkflows.includes(path))
  const texts = await Promise.all(places.map(async (path) => await change.readText('base', path)))
  return places.filter((_, index) => texts[index]?.includes('airworthy') === true)
}

const workflowPlace = /^\.(?:github\/(?:workflows|actions)|gitlab)\/.*\.ya?ml$/

interface PolicyAt {
  readonly source: string
  readonly policy: PolicyFile | undefined
  /** What keeps it from being read; null when nothing does. */
  readonly fault: string | null
}

async function policyAt(change: GitChange, commit: string): Promise<PolicyAt | null> {
  const bytes = await change.readBytes(commit, policyPath)
  if (bytes === null) return null
  const source = bytes.toString('utf8')
  try {
    return {source, policy: readPolicyFile(source, {file: policyPath}), fault: null}
  } catch (error) {
    if (!isAirworthyError(error, 'policy-refused')) throw error
    return {source, policy: undefined, fault: error.message}
  }
}

function standingFindings({
  base,
  head,
}: {
  base: PolicyAt | null
  head: PolicyAt | null
}): StatedFinding[] {
  const finding = {subject: policyPath, facts: {path: policyPath, line: 1}}
  if (base === null) {
    const message =
      'the branch that this is to be merged into has no airworthy.yaml: the change is judged by its own'
    return [{...finding, code: 'policy-new', severity: 'warning', message}]
  }
  const findings: StatedFinding[] = []
  if (base.policy === undefined) {
    const message = `airworthy.yaml of the base cannot be read, and the change is judged by its own: ${base.fault}`
    findings.push({...finding, code: 'policy-unreadable', severity: 'warning', message})
  } else if (head !== null && head.fault !== null) {
    const line = Number(/^[^:\n]+:(\d+):/.exec(head.fault)?.[1] ?? 1)
    const facts = {path: policyPath, line}
    const message = `airworthy.yaml of this change cannot be read: ${head.fault}`
    findings.push({...finding, facts, code: 'policy-refused', severity: 'breach', message})
  }
  return findings
}

interface WaiversAt {
  readonly waivers: readonly Waiver[]
  /** What keeps them from being read; none of them counts then. */
  readonly fault: string | null
}

async function waiversAt(
  change: GitChange,
  commit: string,
  {waivers: file}: PolicyFile,
): Promise<WaiversAt> {
  const bytes = file === undefined ? null : await change.readBytes(commit, file)
  if (file === undefined || bytes === null) return {waivers: [], fault: null}
  try {
    return {waivers: readWaivers(bytes.toString('utf8'), {file}), fault: null}
  } catch (error) {
    if (!isAirworthyError(error)) throw error
    return {waivers: [], fault: error.message}
  }
}

/** The base's must not stop the change that mends them; broken ones must not come in. */
function waiverFindings({
  path = 'waivers',
  before,
  after,
}: {
  path: string | undefined
  before: string | null
  after: string | null
}): StatedFinding[] {
  const finding = {subject: path, facts: {path, line: 1}}
  if (after !== null) {
    const message = `the waivers of this change cannot be read: ${after}`
    return [{...finding, code: 'waivers-refused', severity: 'breach', message}]
  }
  if (before === null) return []
  const message = `the waivers of the base cannot be read, and none of them counts: ${before}`
  return [{...finding, code: 'waivers-unreadable', severity: 'warning', message}]
}

async function keysAt(
  change: GitChange,
  policy: PolicyFile,
): Promise<{path: string; pem: string}[]> {
  return await Promise.all(
    (policy.keys ?? []).map(async (path) => {
      const bytes = await change.readBytes(change.base, path)
      if (bytes !== null) return {path, pem: bytes.toString('utf8')}
      throw badInput(
        `airworthy.yaml trusts the key ${path}, and ${change.base.slice(0, 12)} has no such file`,
      )
    }),
  )
}

function noPolicy(base: PolicyAt | null, head: PolicyAt | null): Error {
  const fault = head?.fault ?? base?.fault
  if (fault !== undefined && fault !== null) return badInput(fault)
  return badInput(
    'no airworthy.yaml, neither before the change nor after it: airworthy init writes one, then commit it',
  )
}
