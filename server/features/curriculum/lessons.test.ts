import {randomUUID} from 'node:crypto'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {readLesson, type Module, type Track} from '@airworthy/content'
import {buildSchool} from './curriculum.builders.ts'
import {lessonProgressView, lessonsView, lessonView} from './lesson-views.ts'
import type {LessonProgressView, LessonsView, LessonView} from './lesson-views.ts'

interface Refusal {
  readonly error: {readonly code: string; readonly message: string}
}

const markdown = `---
id: two-acts
version: 1
sources:
  record: {title: A record, where: page 1, kind: published}
tags: [LLM01:2025]
---

A paragraph that leads to something to do.

\`\`\`check
id: first
ask: Which holds?
options:
  a: {text: This, right: true, why: Because it does.}
  b: {text: That, why: Because it does not.}
\`\`\`

\`\`\`check
id: second
ask: Which holds now?
options:
  a: {text: This, why: It did before.}
  b: {text: That, right: true, why: It does now.}
\`\`\`
`

const draftOnly = `${markdown.slice(0, markdown.indexOf('```check'))}
\`\`\`draft
id: words
ask: Write one sentence.
prompts: [Purpose]
model: {Purpose: It serves people.}
checklist: [names whom it serves, says who decided]
\`\`\`
`.replace('id: two-acts', 'id: own-words')

const module = (change: Partial<Module> = {}): Module => ({
  id: 'lesson/two-acts',
  kind: 'lesson',
  slug: 'two-acts',
  title: 'Two acts',
  track: 'core',
  domains: ['privacy-and-law'],
  level: 1,
  minutes: 5,
  outcome: 'Do two things.',
  available: true,
  ...change,
})
const tracks: Track[] = [
  {
    id: 'core',
    title: 'Core',
    purpose: 'For all.',
    modules: [
      module(),
      module({id: 'lesson/planned', slug: 'planned', available: false}),
      module({id: 'lesson/own-words', slug: 'own-words'}),
    ],
  },
]

let school: Awaited<ReturnType<typeof buildSchool>>

beforeAll(async () => {
  const files = {'two-acts.md': markdown, 'own-words.md': draftOnly}
  const lessons = Object.entries(files).map(([file, text]) =>
    readLesson(text, {
      file,
      knownTags: new Set(['LLM01:2025']),
      knownTerms: new Set(),
    }),
  )
  school = await buildSchool({tracks, lessons})
})

afterAll(async () => await school.close())

const path = '/api/lessons/two-acts'
const a = {choice: 'a'}

async function respond<Body = LessonProgressView>(
  person: string,
  block: string,
  {response = a, responseId = randomUUID()}: {response?: unknown; responseId?: string} = {},
) {
  const body = {responseId, block, response}
  return await school.call<Body>(person, 'POST', `${path}/responses`, {body})
}

const lessonsOf = async (person: string) => {
  const {body} = await school.call<LessonsView>(person, 'GET', '/api/lessons')
  return body
}
const eventsOf = async (person: string) =>
  (await school.ledger.readAbout(school.database, person)).map(({stream, type}) => {
    return `${stream.split('/')[0]}: ${type}`
  })

describe('a lesson', () => {
  it('is listed with its acts, and one that is not made yet as such', async () => {
    const list = await lessonsOf(await school.person())
    expect(lessonsView.parse(list)).toEqual(list)
    expect(list.lessons).toMatchObject([
      {id: 'two-acts', available: true, status: 'to-do', done: 0, acts: 2},
      {id: 'planned', available: false, status: 'to-do', done: 0, acts: 0},
      {id: 'own-words', available: true, status: 'to-do', done: 0, acts: 1},
    ])
  })

  it('is given as blocks, with no progress, and asking for it begins nothing', async () => {
    const person = await school.person()
    const {status, body} = await school.call<LessonView>(person, 'GET', path)
    expect(status).toBe(200)
    expect(lessonView.parse(body)).toEqual(body)
    expect(body.lesson.blocks.map(({kind}) => kind)).toEqual(['paragraph', 'check', 'check'])
    expect(body.progress).toEqual({startedAt: null, finishedAt: null, responses: {}, place: null})
    expect(await eventsOf(person)).toEqual([])
  })

  it.each(['planned', 'nowhere'])('that is not there (%s) is not found', async (id) => {
    const person = await school.person()
    const {status, body} = await school.call<Refusal>(person, 'GET', `/api/lessons/${id}`)
    expect([status, body.error.code]).toEqual([404, 'not-found'])
  })
})

describe('a response', () => {
  it('is durable, and the lesson goes on where it was left', async () => {
    const person = await school.person()
    const {status, body} = await respond(person, 'first')
    expect(status).toBe(200)
    expect(lessonProgressView.parse(body)).toEqual(body)
    expect(body).toMatchObject({
      finishedAt: null,
      place: 'first',
      responses: {first: {response: a}},
    })
    const again = await school.call<LessonView>(person, 'GET', path)
    expect(again.body.progress).toEqual(body)
    expect((await lessonsOf(person)).lessons[0]).toMatchObject({status: 'in-progress', done: 1})
  })

  it('to every act finishes the lesson, once, and the plan knows', async () => {
    const person = await school.person()
    await respond(person, 'second')
    await respond(person, 'second', {response: {choice: 'b'}})
    const {body} = await respond(person, 'first')
    expect(body.finishedAt).not.toBeNull()
    expect(body.responses['second']?.response).toEqual({choice: 'b'})
    await respond(person, 'first', {response: {choice: 'b'}})
    expect((await lessonsOf(person)).lessons[0]).toMatchObject({status: 'passed', done: 2})
    const events = (await eventsOf(person)).toSorted()
    expect(events).toEqual([
      'lesson: lesson.finished',
      ...Array.from({length: 4}, () => 'lesson: lesson.responded'),
      'lesson: lesson.started',
      'plan: module.finished',
      'plan: module.started',
    ])
  })

  it('counts once, however often its id is sent', async () => {
    const person = await school.person()
    const responseId = randomUUID()
    const answers = await Promise.all(
      [1, 2, 3].map(async () => await respond(person, 'first', {responseId})),
    )
    expect(new Set(answers.map(({body}) => JSON.stringify(body))).size).toBe(1)
    const responded = (await eventsOf(person)).filter((event) => event.endsWith('responded'))
    expect(responded).toHaveLength(1)
  })

  it.each([
    ['to no act', 'nowhere', a, 'response-refused'],
    ['that names no option', 'first', {choice: 'z'}, 'response-refused'],
    ['of another shape', 'first', [1, 2], 'response-refused'],
  ])('%s is refused, and nothing is kept', async (_, block, response, code) => {
    const person = await school.person()
    const {status, body} = await respond<Refusal>(person, block, {response})
    expect([status, body.error.code]).toEqual([422, code])
    expect(await eventsOf(person)).toEqual([])
  })

  it('with half a character is refused, for nothing could keep it', async () => {
    const person = await school.person()
    const body = {responseId: randomUUID(), block: 'words', response: {texts: ['\ud83d'], met: []}}
    const answered = await school.call<Refusal>(
      person,
      'POST',
      '/api/lessons/own-words/responses',
      {
        body,
      },
    )
    expect([answered.status, answered.body.error.code]).toEqual([422, 'response-refused'])
    expect(await eventsOf(person)).toEqual([])
  })

  it('to every act is a claim: the lesson is done, and nothing is known of any ability', async () => {
    const person = await school.person()
    const before = await school.curriculum.standingOf(person)
    await respond(person, 'first')
    await respond(person, 'second', {response: {choice: 'a'}})
    expect((await lessonsOf(person)).lessons[0]).toMatchObject({status: 'passed'})
    expect(await school.curriculum.standingOf(person)).toEqual(before)
  })

  it("is another person's business as little as their progress", async () => {
    const [one, other] = await Promise.all([school.person(), school.person()])
    await respond(one, 'first')
    const {body} = await school.call<LessonView>(other, 'GET', path)
    expect(body.progress.responses).toEqual({})
  })

  it('is gone with its person', async () => {
    const person = await school.person()
    await respond(person, 'first')
    await school.database.transaction(async (transaction) => {
      await school.curriculum.forget(transaction, person)
      await school.ledger.eraseKey(transaction, person)
    })
    expect((await lessonsOf(person)).lessons[0]).toMatchObject({status: 'to-do', done: 0})
  })
})
