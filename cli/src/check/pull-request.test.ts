import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {isAirworthyError} from '@airworthy/kernel'
import {pullRequestFrom} from './pull-request.ts'

const commit = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821'

interface Parts {
  readonly body?: string | null
  readonly fork?: string | null
  readonly review?: object
}

function buildEvent({body = 'Text.', fork = 'bank/credit', review}: Parts = {}): object {
  return {
    ...(review === undefined ? {} : {review}),
    pull_request: {
      body,
      user: {login: 'ada'},
      base: {sha: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e', repo: {full_name: 'bank/credit'}},
      head: {sha: commit, repo: fork === null ? null : {full_name: fork}},
    },
  }
}

const approval = {
  user: {login: 'grace'},
  state: 'approved',
  commit_id: commit,
  author_association: 'MEMBER',
}

describe('the event of a pull request', () => {
  it('gives text, author and commits', () => {
    expect(pullRequestFrom(buildEvent(), 'event.json')).toEqual({
      text: 'Text.',
      author: 'ada',
      base: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e',
      head: commit,
      approvedBy: [],
      fromFork: false,
    })
  })

  it('has an empty text where nobody wrote one', () => {
    expect(pullRequestFrom(buildEvent({body: null}), 'event.json').text).toBe('')
  })

  it('tells a fork, also one that was deleted', () => {
    expect(pullRequestFrom(buildEvent({fork: 'stranger/credit'}), 'e').fromFork).toBe(true)
    expect(pullRequestFrom(buildEvent({fork: null}), 'e').fromFork).toBe(true)
  })

  it('takes an approval of its own commit by somebody who belongs to the repository', () => {
    const {approvedBy} = pullRequestFrom(buildEvent({review: approval}), 'e')
    expect(approvedBy).toEqual(['grace'])
  })

  it.each([
    ['of an earlier commit', {commit_id: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e'}],
    ['by a stranger', {author_association: 'NONE'}],
    ['by somebody whose code was once merged', {author_association: 'CONTRIBUTOR'}],
    ['that is only a comment', {state: 'commented'}],
  ])('does not take one %s', (_, difference) => {
    const review = {...approval, ...difference}
    expect(pullRequestFrom(buildEvent({review}), 'e').approvedBy).toEqual([])
  })

  it('is refused when it is another event', () => {
    const read = () => pullRequestFrom({ref: 'refs/heads/main', commits: []}, 'push.json')
    expect(read).toThrow(/^push\.json is no event of a pull request: run on pull_request/)
  })

  it('is read or refused, whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        try {
          pullRequestFrom({pull_request: value}, 'event.json')
        } catch (error) {
          expect(isAirworthyError(error, 'bad-input')).toBe(true)
        }
      }),
    )
  })

  const shared = process.env['AIRWORTHY_SHARED']
  const examples = join(shared ?? '', 'schemas/octokit-pr-examples-7.6.1.json')
  const skipped = shared === undefined || !existsSync(examples)

  it.skipIf(skipped)(
    "is read from every example of GitHub's (@octokit/webhooks-examples 7.6.1); skipped without AIRWORTHY_SHARED",
    () => {
      const events = JSON.parse(readFileSync(examples, 'utf8')) as {
        name: string
        examples: unknown[]
      }[] // the form of that package
      const wanted = events.filter(({name}) => name.startsWith('pull_request'))
      const read = wanted.flatMap((event) =>
        event.examples.map((example) => pullRequestFrom(example, event.name)),
      )
      expect(read.length).toBeGreaterThan(20)
      expect(read.every(({author, base, head}) => author && base && head)).toBe(true)
    },
  )
})
