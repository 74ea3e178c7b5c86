import {randomUUID} from 'node:crypto'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {readCatalogue} from '@airworthy/content'
import {createAssessments, type Assessments} from '../assessments/index.ts'
import {createCurriculum, type Curriculum} from './create-curriculum.ts'
import {buildSchool} from './curriculum.builders.ts'
import type {PlanView} from './views.ts'

let school: Awaited<ReturnType<typeof buildSchool>>
let assessments: Assessments
let curriculum: Curriculum

beforeAll(async () => {
  school = await buildSchool({listening: false})
  const {database, ledger, clock, log} = school
  assessments = await createAssessments({
    database,
    ledger,
    clock,
    catalogue: await readCatalogue(),
  })
  curriculum = await createCurriculum({
    lessons: [],
    database,
    ledger,
    clock,
    log,
    assessments,
    assignBaseline: async () => ({assignmentId: randomUUID()}),
  })
})

afterAll(async () => await school.close())

/** Says of item after item that the person cannot tell, at most so many. */
async function cannotTell(own: {id: string; personId: string}, items: number): Promise<void> {
  for (let given = 0; given < items; given++) {
    const {item, position} = await assessments.view(own)
    if (!item) return
    const answerId = randomUUID()
    const answer = {kind: 'cannot-tell'} as const
    await assessments.answer(own, {answerId, position, elapsedMs: 30_000, answer})
    school.clock.advance(30_000)
  }
}

async function planOf(personId: string): Promise<PlanView> {
  const response = await school.appOf(curriculum.routes).request('/api/plan', {
    headers: {'x-person': personId, 'x-roles': 'learner'},
  })
  return (await response.json()) as PlanView // what GET /api/plan answers
}

describe('attempts that are really taken', () => {
  it('lead from a baseline to a plan, and by a test-out to another', async () => {
    const personId = await school.person({role: 'data-scientist'})
    const baseline = {
      personId,
      id: (await assessments.start(personId, {role: 'data-scientist'})).id,
    }
    await cannotTell(baseline, 10)
    expect((await planOf(personId)).domains).toEqual([])
    await assessments.finish(baseline)
    const results = await assessments.results(baseline)
    const plan = await planOf(personId)
    for (const {domain, verdict, ability, items} of results.domains) {
      const planned = plan.domains.find((one) => one.domain === domain)
      expect(planned).toMatchObject({verdict, items, from: 'baseline'})
      expect(planned?.estimate).toEqual(ability)
    }
    const [worst] = plan.domains
    if (!worst) throw new Error('the plan has no domains')
    expect(worst.verdict).toBe('gap')

    const {domain} = worst
    const started = await assessments.start(personId, {role: 'data-scientist', testOut: domain})
    const check = {personId, id: started.id}
    expect((await planOf(personId)).nextStep).toMatchObject({openAttemptId: check.id})
    await cannotTell(check, 10)
    const [checked] = (await assessments.results(check)).domains
    const after = (await planOf(personId)).domains.find((one) => one.domain === domain)
    expect(after).toMatchObject({from: 'test-out', items: checked?.items, verdict: 'gap'})
    expect(after?.testOut.possible).toBe(false)
    expect(await curriculum.domainsMet(personId)).toMatchObject({
      baselineAt: results.finishedAt,
      met: [],
    })
  })

  it('change nothing of the plan when the attempt is undone with its transaction', async () => {
    const personId = await school.person({role: 'data-scientist'})
    const {id} = await assessments.start(personId, {role: 'data-scientist'})
    await cannotTell({personId, id}, 7)
    await school.pool.query('alter table plan add constraint shut check (false) not valid')
    await expect(assessments.finish({personId, id})).rejects.toThrow()
    await school.pool.query('alter table plan drop constraint shut')
    expect((await assessments.view({personId, id})).status).toBe('in-progress')
    expect((await assessments.finish({personId, id})).status).toBe('finished')
    expect((await planOf(personId)).domains).toHaveLength(7)
  })

  it('change nothing when they end with too few answers to say anything', async () => {
    const personId = await school.person({role: 'data-scientist'})
    const {id} = await assessments.start(personId, {role: 'data-scientist'})
    await cannotTell({personId, id}, 6)
    await assessments.finish({personId, id})
    expect(await planOf(personId)).toMatchObject({
      baselineAt: null,
      domains: [],
      nextStep: {kind: 'take-baseline'},
    })
    expect(await curriculum.domainsMet(personId)).toMatchObject({baselineAt: null})
  })
})
