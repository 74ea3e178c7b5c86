import {errorFrom} from '@airworthy/kernel'
import {badInput} from '../faults.ts'
import {readFileText} from '../read-file.ts'

/** What is known of a pull request; null is "not known". */
export interface PullRequest {
  readonly text: string
  readonly author: string | null
  /** Commits of the branch it is to be merged into and of its own. */
  readonly base: string | null
  readonly head: string | null
  readonly approvedBy: readonly string[]
  /** Whether its branch lies in another repository, whose authors are not trusted with secrets. */
  readonly fromFork: boolean
}

/**
 * Reads the event of GitHub that a workflow gets in `GITHUB_EVENT_PATH`: `pull_request` or
 * `pull_request_review`. Another event or another form is bad input.
 */
export async function readPullRequestEvent(file: string): Promise<PullRequest> {
  return pullRequestFrom(parsed(await readFileText(file, {what: 'an event of GitHub'}), file), file)
}

/** The pull request of an event. */
export function pullRequestFrom(event: unknown, file: string): PullRequest {
  const request = memberOf(event, 'pull_request')
  if (!isRecord(request)) {
    throw badInput(
      `${file} is no event of a pull request: run on pull_request or pull_request_review, or give --statement FILE`,
    )
  }
  const base = memberOf(request, 'base')
  const head = memberOf(request, 'head')
  if (!isRecord(base) || !isRecord(head)) {
    throw badInput(`${file}: pull_request has no base or head: was the event cut?`)
  }
  const baseRepository = textOf(memberOf(memberOf(base, 'repo'), 'full_name'))
  const headRepository = textOf(memberOf(memberOf(head, 'repo'), 'full_name'))
  return {
    text: textOf(memberOf(request, 'body')) ?? '',
    author: textOf(memberOf(memberOf(request, 'user'), 'login')),
    base: commitIn(base),
    head: commitIn(head),
    approvedBy: approverOf(event, commitIn(head)),
    // a fork that was deleted has no name any more, and was one
    fromFork: baseRepository === null || baseRepository !== headRepository,
  }
}

/** The reviewer of this event; an approval of an earlier commit or by an outsider is none. */
function approverOf(event: unknown, head: string | null): string[] {
  const review = memberOf(event, 'review')
  const insiders = ['OWNER', 'MEMBER', 'COLLABORATOR']
  const login = textOf(memberOf(memberOf(review, 'user'), 'login'))
  const counts =
    textOf(memberOf(review, 'state'))?.toLowerCase() === 'approved' &&
    insiders.includes(textOf(memberOf(review, 'author_association')) ?? '') &&
    head !== null &&
    memberOf(review, 'commit_id') === head
  return counts && login !== null ? [login] : []
}

function commitIn(side: Readonly<Record<string, unknown>>): string | null {
  const sha = textOf(side['sha'])
  return sha !== null && /^[0-9a-f]{40,64}$/.test(sha) ? sha : null
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw badInput(`${file} is not JSON: ${errorFrom(cause).message}`, {cause})
  }
}

function memberOf(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
