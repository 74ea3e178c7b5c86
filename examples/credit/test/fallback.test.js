import assert from 'node:assert/strict'
import {test} from 'node:test'
import {decide} from '../src/credit/decide.js'

const applicant = {debt: 12, income: 30, yearsInWork: 3}

const failures = {
  'times out': async () => {
    throw new DOMException('the model took too long', 'TimeoutError')
  },
  'refuses the connection': async () => {
    throw Object.assign(new Error('connect ECONNREFUSED'), {code: 'ECONNREFUSED'})
  },
  'answers with nothing': async () => undefined,
  'answers with a word': async () => 'low',
  'answers with more than certainty': async () => 1.7,
  'answers with no number': async () => NaN,
}

for (const [failure, askModel] of Object.entries(failures)) {
  test(`a person decides when the model ${failure}`, async () => {
    assert.deepEqual(await decide(applicant, {askModel}), {decision: 'referred', by: 'person'})
  })
}

test('the model decides when it answers', async () => {
  const decided = await decide(applicant, {askModel: async () => 0.7})
  assert.deepEqual(decided, {decision: 'declined', by: 'model'})
})
