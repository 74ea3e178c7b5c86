import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {
  behind,
  buildAnswer,
  buildHouse,
  goOn,
  somebody,
  type House,
  type Refusal,
  type WebProcess,
} from './assessments.builders.ts'
import {ownAnswersView, type OwnAnswersView} from './views.ts'

let house: House
let web: WebProcess

beforeAll(async () => {
  house = await buildHouse()
  web = await house.open()
})

afterAll(async () => await house.close())

describe("a person's own answers", () => {
  it('are told in the words of the questions once the attempt has ended', async () => {
    const browser = web.browser(somebody())
    let view = await browser.start()
    const path = `/api/assessments/${view.id}/answers`
    const stems: (string | undefined)[] = []
    for (let position = 1; position <= 12; position++) {
      stems.push(view.item?.view.stem)
      const cannotTell = position === 2
      const answer = await buildAnswer(house, view, {cannotTell})
      view = (await browser.act(view.id, 'answers', answer)).body
    }
    const early = await browser.call<Refusal>('GET', path)
    expect([early.status, early.body.error.code]).toEqual([409, 'attempt-not-finished'])
    await browser.act(view.id, 'finish')
    const {status, body} = await browser.call<OwnAnswersView>('GET', path)
    expect(status).toBe(200)
    expect(ownAnswersView.parse(body)).toEqual(body)
    expect(body.answers.map(({question}) => question)).toEqual(stems)
    expect(body.answers[1]?.chosen).toBeNull()
    for (const {chosen, position} of body.answers) {
      if (position !== 2) expect(chosen?.join('')).toMatch(/\w/u)
    }
  })

  it('hold no option that was not chosen, no key, no score and no name of an item', async () => {
    const browser = web.browser(somebody())
    const first = await browser.start()
    const {item} = await behind(house, first)
    const view = await goOn(house, browser, first, {answers: 12})
    await browser.act(view.id, 'finish')
    const {body} = await browser.call<OwnAnswersView>('GET', `/api/assessments/${view.id}/answers`)
    const text = JSON.stringify(body)
    expect(text).not.toContain(item.id)
    for (const word of ['score', 'key', 'digest', 'seed', 'options']) {
      expect(text).not.toContain(`"${word}"`)
    }
    expect(Object.keys(body.answers[0] ?? {}).sort()).toEqual([
      'answeredAt',
      'chosen',
      'domain',
      'position',
      'question',
    ])
  })
})
