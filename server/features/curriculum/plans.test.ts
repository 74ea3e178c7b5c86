import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest'
import {readTracks, type Track} from '@airworthy/content'
import {buildMeasured, buildSchool} from './curriculum.builders.ts'
import {planFrom} from './plan.ts'
import type {Curriculum} from './create-curriculum.ts'
import {planView, type PlanView} from './views.ts'

let school: Awaited<ReturnType<typeof buildSchool>>

beforeAll(async () => {
  school = await buildSchool({tracks: await tracksThatAre('planned')})
})

afterAll(async () => await school.close())

beforeEach(() => {
  school.testOuts.open = null
  school.testOuts.finished = []
})

// What a full-stack engineer must reach: apply (0) in privacy, judge (1) in security and drift,
// apply in alignment and ethics, recognise (−1) in risk and validation.
const middling = [
  buildMeasured('ethics-and-bias', {low: -1.4, high: -0.2}), // gap by 0.8
  buildMeasured('privacy-and-law', {low: -0.5, high: 0.7}), // open
  buildMeasured('validation-and-robustness', {low: -0.6, high: 0.8}), // meets
  buildMeasured('llm-and-api-security', {low: -1.2, high: -0.3}), // gap by 1.75
  buildMeasured('drift-and-fallback', {low: 0.2, high: 0.9, items: 1}), // too few items
  buildMeasured('alignment-and-specification', {low: 0.1, high: 1.2}), // meets
]

function minutesOf(modules: readonly {minutes: number}[]): number {
  return modules.reduce((sum, {minutes}) => sum + minutes, 0)
}

/** The plan that another process of the platform shows. */
async function planAt({routes}: Curriculum, person: string): Promise<PlanView> {
  const response = await school.appOf(routes).request('/api/plan', {
    headers: {'x-person': person, 'x-roles': 'learner'},
  })
  return (await response.json()) as PlanView // what GET /api/plan answers
}

describe('a plan', () => {
  it('asks for the role, then for the baseline', async () => {
    const unknown = await school.person()
    expect((await school.plan(unknown)).nextStep.kind).toBe('choose-role')
    const known = await school.person({role: 'data-scientist'})
    const plan = await school.plan(known)
    expect(planView.parse(plan)).toEqual(plan)
    expect(plan).toMatchObject({role: 'data-scientist', domains: [], baselineAt: null})
    expect(plan.nextStep.kind).toBe('take-baseline')
  })

  it('puts gaps first, furthest below the cut at the head, then what is not judged, then what is met', async () => {
    const person = await school.person({role: 'fullstack-engineer'})
    await school.finish(person, middling)
    const plan = await school.plan(person)
    expect(planView.parse(plan)).toEqual(plan)
    expect(plan.domains.map(({domain, verdict}) => `${domain} ${verdict}`)).toEqual([
      'llm-and-api-security gap',
      'ethics-and-bias gap',
      'privacy-and-law not-judged',
      'drift-and-fallback not-judged',
      'risk-and-governance not-judged',
      'validation-and-robustness meets',
      'alignment-and-specification meets',
    ])
    expect(plan.baselineAt).toBe('2026-11-25T12:00:00.000Z')
  })

  it('writes out the reason for every domain', async () => {
    const person = await school.person({role: 'fullstack-engineer'})
    await school.finish(person, middling)
    const {domains} = await school.plan(person)
    expect(Object.fromEntries(domains.map(({domain, reason}) => [domain, reason]))).toEqual({
      'llm-and-api-security':
        'Your interval −1.2 to −0.3 lies below the level judge that your role requires.',
      'ethics-and-bias':
        'Your interval −1.4 to −0.2 lies below the level apply that your role requires.',
      'drift-and-fallback': 'You have answered one item of this domain, too few to judge it.',
      'privacy-and-law':
        'Your interval −0.5 to 0.7 contains the start of the level apply that your role requires, so the domain is not judged yet.',
      'risk-and-governance': 'You have answered no item of this domain yet, so it is not judged.',
      'validation-and-robustness':
        'Your interval −0.6 to 0.8 lies above the start of the level recognise that your role requires.',
      'alignment-and-specification':
        'Your interval 0.1 to 1.2 lies above the start of the level apply that your role requires.',
    })
  })

  it('tells what the baseline met from what a check did, with the minutes of each', async () => {
    const person = await school.person({role: 'fullstack-engineer'})
    await school.finish(person, middling)
    const {domains, progress} = await school.plan(person)
    const met = domains.filter(({verdict}) => verdict === 'meets')
    const notNeeded = met.flatMap(({modules}) => modules)
    expect(notNeeded.length).toBeGreaterThan(0)
    expect(new Set(notNeeded.map(({status}) => status))).toEqual(new Set(['met-in-baseline']))
    expect(met.map(({status}) => status)).toEqual(['met-in-baseline', 'met-in-baseline'])
    const all = domains.flatMap(({modules}) => modules)
    const minutesMetInBaseline = minutesOf(notNeeded)
    expect(progress).toEqual({
      domainsMet: 2,
      domains: 7,
      modulesPassed: 0,
      modulesToDo: all.length - notNeeded.length,
      minutesToDo: minutesOf(all.filter(({status}) => status === 'to-do')),
      minutesSaved: 0,
      minutesMetInBaseline,
    })
    const checked = buildMeasured('privacy-and-law', {low: 0.1, high: 1})
    await school.finish(person, [checked], {kind: 'test-out'})
    const after = await school.plan(person)
    const saved = after.domains.find(({domain}) => domain === 'privacy-and-law')?.modules ?? []
    expect(new Set(saved.map(({status}) => status))).toEqual(new Set(['tested-out']))
    expect(after.progress).toMatchObject({minutesSaved: minutesOf(saved)})
    expect(after.progress.minutesSaved).toBeGreaterThan(0)
    const stillNotNeeded = after.domains
      .flatMap(({modules}) => modules)
      .filter(({status}) => status === 'met-in-baseline')
    expect(after.progress.minutesMetInBaseline).toBe(minutesOf(stillNotNeeded))
  })

  it('gives no figure of a domain with too few answers', async () => {
    const person = await school.person({role: 'fullstack-engineer'})
    await school.finish(person, middling)
    const {domains} = await school.plan(person)
    expect(domains.find(({domain}) => domain === 'drift-and-fallback')).toMatchObject({
      verdict: 'not-judged',
      estimate: null,
      items: 1,
    })
    const [made] = await school.planEvents(person)
    expect(planFrom(made ? [made] : []).made?.standings).toContainEqual(
      expect.objectContaining({domain: 'drift-and-fallback', estimate: null}),
    )
  })

  it('heads the plan by what the next step is about', async () => {
    const person = await school.person({role: 'fullstack-engineer'})
    await school.finish(person, middling)
    const {nextStep} = await school.plan(person)
    expect(nextStep).toMatchObject({
      kind: 'test-out',
      domain: 'privacy-and-law',
      heading: 'Three domains to decide first. Then two gaps.',
    })
    school.testOuts.open = {id: '5f0c2f0e-6f4c-4c52-9a7c-3a8f5f6f3a10', domain: 'privacy-and-law'}
    expect((await school.plan(person)).nextStep.heading).toBe(
      'Your open check first. Then two gaps and three domains to decide.',
    )
  })

  it('holds modules of the common core and the own role, none above the level, each once', async () => {
    const person = await school.person({role: 'fullstack-engineer'})
    await school.finish(person, middling)
    const {domains} = await school.plan(person)
    const modules = domains.flatMap((domain) => domain.modules)
    expect(new Set(modules.map(({track}) => track))).toEqual(
      new Set(['core', 'fullstack-engineer']),
    )
    expect(new Set(modules.map(({id}) => id)).size).toBe(modules.length)
    for (const {domain, requiredLevel, modules: here} of domains) {
      const lowest = Math.min(...here.map(({level}) => level))
      const above = here.filter(({level}) => level > Math.max(requiredLevel, lowest))
      expect([domain, above]).toEqual([domain, []])
    }
    const security = domains[0]?.modules ?? []
    const inOrder = security.toSorted((a, b) => a.level - b.level)
    expect(security.map(({id}) => id)).toEqual(inOrder.map(({id}) => id))
  })

  it('fakes nothing: modules that do not exist yet are not available and not the next step', async () => {
    const person = await school.person({role: 'fullstack-engineer'})
    await school.finish(person, middling)
    const {domains, nextStep} = await school.plan(person)
    expect(domains.flatMap(({modules}) => modules).filter(({available}) => available)).toEqual([])
    expect(nextStep).toMatchObject({kind: 'test-out', domain: 'privacy-and-law'})
  })

  it('leads to the first module that can be taken', async () => {
    const other = await buildSchool({tracks: await tracksThatAre('available')})
    try {
      const person = await other.person({role: 'fullstack-engineer'})
      await other.finish(person, middling)
      const plan = await other.plan(person)
      const [first] = plan.domains[0]?.modules ?? []
      expect(plan.nextStep).toMatchObject({
        kind: 'module',
        moduleId: first?.id,
        heading: 'Two gaps first. Then three domains to decide.',
      })
      const {recordModule} = other.curriculum
      await other.database.transaction(async (transaction) => {
        await recordModule(transaction, person, {id: first?.id ?? '', what: 'finished'})
      })
      const [, second] = plan.domains[0]?.modules ?? []
      expect((await other.plan(person)).nextStep).toMatchObject({moduleId: second?.id})
    } finally {
      await other.close()
    }
  })
})

describe('what is done', () => {
  it('stays done when the plan is worked out again, whatever the new result says', async () => {
    const person = await school.person({role: 'fullstack-engineer'})
    await school.finish(person, middling)
    const record = async (id: string, what: 'started' | 'finished') =>
      await school.database.transaction(async (transaction) => {
        await school.curriculum.recordModule(transaction, person, {id, what})
      })
    await record('lesson/output-is-input', 'started')
    await record('lesson/output-is-input', 'finished')
    await record('lesson/output-is-input', 'finished')
    await record('lesson/leakage', 'finished') // of another role
    school.clock.advance(86_400_000)
    const later = school.clock.now().toISOString()
    await school.finish(person, [
      buildMeasured('llm-and-api-security', {low: -2, high: -1, answeredAt: later}),
    ])
    const plan = await school.plan(person)
    const done = plan.domains
      .flatMap(({modules}) => modules)
      .filter(({status}) => status === 'passed')
    expect(done).toMatchObject([
      {id: 'lesson/output-is-input', finishedAt: '2026-11-25T12:00:00.000Z'},
    ])
    expect(plan.alsoPassed.map(({id}) => id)).toEqual(['lesson/leakage'])
    expect(plan.progress.modulesPassed).toBe(1)
    const types = (await school.planEvents(person)).map(({type}) => type)
    expect(types).toEqual([
      'plan.made',
      'module.started',
      'module.finished',
      'module.finished',
      'plan.made',
    ])
  })

  it('counts before any attempt, too', async () => {
    const person = await school.person({role: 'fullstack-engineer'})
    await school.database.transaction(async (transaction) => {
      await school.curriculum.recordModule(transaction, person, {
        id: 'lesson/output-is-input',
        what: 'finished',
      })
    })
    const plan = await school.plan(person)
    expect(plan.nextStep.kind).toBe('take-baseline')
    expect(plan.alsoPassed.map(({id}) => id)).toEqual(['lesson/output-is-input'])
  })
})

describe('a domain stands', () => {
  it('as the attempt has it in which the person last answered an item of it', async () => {
    const person = await school.person({role: 'fullstack-engineer'})
    const baseline = await school.finish(person, middling)
    school.clock.advance(3_600_000)
    const checkedAt = school.clock.now().toISOString()
    const checked = buildMeasured('privacy-and-law', {low: 0.1, high: 1, answeredAt: checkedAt})
    await school.finish(person, [checked], {kind: 'test-out'})
    // The baseline goes on in another domain and ends again, later than the check.
    school.clock.advance(3_600_000)
    const again = middling.map((one) =>
      one.domain === 'drift-and-fallback'
        ? {...one, items: 3, answeredAt: school.clock.now().toISOString()}
        : one,
    )
    await school.finish(person, again, {id: baseline})
    const {domains, baselineAt} = await school.curriculum.standingOf(person)
    expect(baselineAt).toBe(school.clock.now().toISOString())
    const standing = (id: string) => domains.find(({domain}) => domain === id)
    expect(standing('privacy-and-law')).toMatchObject({
      verdict: 'meets',
      from: 'test-out',
      at: checkedAt,
    })
    expect(standing('drift-and-fallback')).toMatchObject({
      items: 3,
      from: 'baseline',
      verdict: 'gap',
    })
    expect(await school.curriculum.domainsMet(person)).toMatchObject({
      met: ['privacy-and-law', 'validation-and-robustness', 'alignment-and-specification'],
      required: domains.map(({domain}) => domain),
    })
  })

  it('is tested out, and recorded as such, when a check meets what was not met before', async () => {
    const person = await school.person({role: 'fullstack-engineer'})
    await school.finish(person, middling)
    school.clock.advance(3_600_000)
    const answeredAt = school.clock.now().toISOString()
    const met = buildMeasured('privacy-and-law', {low: 0.1, high: 1, answeredAt})
    await school.finish(person, [met], {kind: 'test-out'})
    expect((await school.planEvents(person)).map(({type}) => type)).toEqual([
      'plan.made',
      'plan.made',
      'domain.tested-out',
    ])
    const domain = (await school.plan(person)).domains.find(({from}) => from === 'test-out')
    expect(domain).toMatchObject({
      domain: 'privacy-and-law',
      status: 'tested-out',
      testOut: {possible: false, from: null},
    })
  })

  it('against the level that the role requires now', async () => {
    const person = await school.person({role: 'fullstack-engineer'})
    await school.finish(person, middling)
    await school.pool.query("update person set engineer_role = 'data-scientist' where id = $1", [
      person,
    ])
    await school.database.transaction(async (transaction) => {
      await school.ledger.append(transaction, {
        stream: `person/${person}`,
        type: 'person.changed',
        actor: null,
        subject: person,
        payload: {changes: {engineerRole: {from: 'fullstack-engineer', to: 'data-scientist'}}},
      })
    })
    const plan = await school.plan(person)
    expect(plan.role).toBe('data-scientist')
    const validation = plan.domains.find(({domain}) => domain === 'validation-and-robustness')
    expect(validation).toMatchObject({requiredLevel: 3, verdict: 'gap'})
    const tracks = new Set(plan.domains.flatMap(({modules}) => modules).map(({track}) => track))
    expect(tracks).toEqual(new Set(['core', 'data-scientist']))
  })
})

describe('a check', () => {
  it('is not possible within a day of the last, and the plan says from when', async () => {
    const person = await school.person({role: 'fullstack-engineer'})
    const met = middling.map(({domain}) => buildMeasured(domain, {low: 1.1, high: 2}))
    await school.finish(person, [
      ...met,
      buildMeasured('risk-and-governance', {low: -1.5, high: 0}),
    ])
    const finishedAt = school.clock.now().toISOString()
    school.testOuts.finished = [{domain: 'risk-and-governance', finishedAt}]
    const plan = await school.plan(person)
    const until = new Date(school.clock.now().getTime() + 86_400_000).toISOString()
    expect(plan.nextStep).toMatchObject({kind: 'wait', domain: 'risk-and-governance', until})
    expect(plan.domains[0]?.testOut).toEqual({possible: false, from: until, openAttemptId: null})
  })

  it('that is open comes before everything else', async () => {
    const person = await school.person({role: 'fullstack-engineer'})
    await school.finish(person, middling)
    const id = '5f0c2f0e-6f4c-4c52-9a7c-3a8f5f6f3a10'
    school.testOuts.open = {id, domain: 'risk-and-governance'}
    const plan = await school.plan(person)
    expect(plan.nextStep).toMatchObject({kind: 'test-out', openAttemptId: id})
    const possible = plan.domains.filter(({testOut}) => testOut.possible)
    expect(possible.map(({domain}) => domain)).toEqual(['risk-and-governance'])
  })
})

describe('a platform that starts', () => {
  it('makes the plans of people whose attempts ended before there were plans', async () => {
    const person = await school.person({role: 'fullstack-engineer'})
    const attempt = await school.finish(person, middling)
    const expected = await school.curriculum.standingOf(person)
    await school.database.transaction(async (transaction) => {
      await school.curriculum.forget(transaction, person)
    })
    await school.pool.query(
      `insert into assessment (id, person_id, role, started_at, finished_at)
       values ($1, $2, 'fullstack-engineer', now(), now())`,
      [attempt, person],
    )
    const restarted = await school.again()
    expect(await restarted.standingOf(person)).toEqual(expected)
    await school.pool.query('delete from assessment where id = $1', [attempt])
  })

  it('with other tracks works a plan out again at the next look, once', async () => {
    const person = await school.person({role: 'fullstack-engineer'})
    await school.finish(person, middling)
    const tracks = (await readTracks()).map((track) => ({
      ...track,
      modules: track.modules.filter(({kind}) => kind === 'lesson'),
    }))
    const other = await school.again({tracks})
    const ask = async () => await planAt(other, person)
    const [plan, same] = [await ask(), await ask()]
    expect(plan.domains.flatMap(({modules}) => modules).some(({kind}) => kind === 'exercise')).toBe(
      false,
    )
    expect(same).toEqual(plan)
    expect((await school.planEvents(person)).map(({payload}) => payload)).toMatchObject([
      {because: {kind: 'baseline'}},
      {because: {kind: 'tracks'}},
    ])
  })
})

describe('the record of a plan', () => {
  it('gives the same plan to whoever folds it again', async () => {
    const person = await school.person({role: 'fullstack-engineer'})
    await school.finish(person, middling)
    const events = await school.planEvents(person)
    const {made} = planFrom(events)
    const plan = await school.plan(person)
    expect(made?.standings.map(({domain}) => domain).sort()).toEqual(
      plan.domains.map(({domain}) => domain).sort(),
    )
    expect(planFrom(structuredClone(events))).toEqual(planFrom(events))
    expect(events[0]?.stream).not.toContain(person)
  })

  it('leaves no row and no readable event of a person who is erased', async () => {
    const person = await school.person({role: 'fullstack-engineer'})
    await school.finish(person, middling)
    await school.database.transaction(async (transaction) => {
      await school.curriculum.forget(transaction, person)
      await school.ledger.eraseKey(transaction, person)
    })
    for (const table of ['plan', 'domain_standing']) {
      const {rows} = await school.pool.query(`select * from ${table} where person_id = $1`, [
        person,
      ])
      expect(rows).toEqual([])
    }
  })

  it('refuses an event that no plan has', () => {
    const at = '2026-11-25T12:00:00.000Z'
    const record = {stream: 'plan/1', sequence: 1, at, type: 'plan.burnt', payload: {}}
    expect(() => planFrom([record])).toThrow('unknown event of a plan: plan.burnt')
  })
})

/** The tracks of the content folder, with every module there or none. */
async function tracksThatAre(what: 'planned' | 'available'): Promise<Track[]> {
  return (await readTracks()).map((track) => ({
    ...track,
    modules: track.modules.map((module) => ({...module, available: what === 'available'})),
  }))
}
