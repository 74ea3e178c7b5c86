import {randomFrom} from '@airworthy/kernel'
import {describe, expect, it} from 'vitest'
import {blanks} from './config-blanks.ts'
import {codeWithFaults} from './faulty-code.ts'
import {claimed, lettered, matched, stepped} from './keyed-lists.ts'

const random = randomFrom('lists')
const texts = (...names: string[]) => names.map((text) => ({text, why: `why ${text}`}))

describe('keyed lists', () => {
  it('letter options in any order, the answer following its text', () => {
    const places = new Set<string>()
    for (let count = 0; count < 60; count++) {
      const [one, two, three] = texts('one', 'two', 'three')
      if (!one || !two || !three) throw new Error('three texts')
      const {options, answer, why} = lettered(random, {
        options: [{...one, right: true}, two, three],
      })
      expect(Object.keys(options)).toEqual(['a', 'b', 'c'])
      expect(answer.map((letter) => [options[letter], why[letter]])).toEqual([['one', 'why one']])
      places.add(answer.join())
    }
    expect(places).toEqual(new Set(['a', 'b', 'c']))
  })

  it('keep options in order when asked to', () => {
    const {options} = lettered(random, {options: texts('10', '20', '30'), inOrder: true})
    expect(options).toEqual({a: '10', b: '20', c: '30'})
  })

  it('letter steps from p and never show them in their right order', () => {
    for (let count = 0; count < 60; count++) {
      const {steps, answer, why} = stepped(random, texts('first', 'second', 'third', 'fourth'))
      expect(answer.map((letter) => steps[letter])).toEqual(['first', 'second', 'third', 'fourth'])
      expect(Object.values(steps)).not.toEqual(['first', 'second', 'third', 'fourth'])
      expect(Object.keys(steps)).toEqual(['p', 'q', 'r', 's'])
      expect(why[answer[0] ?? '']).toBe('why first')
    }
  })

  it('number what is matched and list the terms by alphabet', () => {
    const {left, right, answer, why} = matched(random, {
      pairs: [
        {left: 'a boat', term: 'zeal', why: 'boats'},
        {left: 'a coin', term: 'Alarm', why: 'coins'},
      ],
      spare: [{term: 'mean', why: 'spare'}],
    })
    expect(right).toEqual(['Alarm', 'mean', 'zeal'])
    const boat = Object.keys(left).find((number) => left[number] === 'a boat') ?? ''
    expect([answer[boat], why[boat], why['mean']]).toEqual(['zeal', 'boats', 'spare'])
  })

  it('number claims from 1 with their verdicts', () => {
    const {claims, answer, why} = claimed(random, [
      {text: 'rose', verdict: 'supported', why: 'it did'},
      {text: 'fell', verdict: 'contradicted', why: 'it rose'},
    ])
    expect(Object.keys(claims)).toEqual(['1', '2'])
    const rose = Object.keys(claims).find((number) => claims[number] === 'rose') ?? ''
    expect([answer[rose], why[rose]]).toEqual(['supported', 'it did'])
  })
})

describe('code with faults', () => {
  const lines = [
    'begin()',
    {sound: 'check(x)', why: 'sound', fault: {line: 'x', why: 'unchecked'}},
    {sound: 'use(x)', why: 'in order'},
    {sound: 'log(id)', why: 'no data', fault: {line: 'log(x)', why: 'logs data'}},
  ]

  it('turns as many lines as asked into their faulty form, drawn anew each time', () => {
    const answers = new Set<string>()
    for (let count = 0; count < 30; count++) {
      const {code, answer, why} = codeWithFaults(random, {lines, faults: 1})
      const faulty = answer[0] === 2
      expect(code).toBe(
        `begin()\n${faulty ? 'x' : 'check(x)'}\nuse(x)\n${faulty ? 'log(id)' : 'log(x)'}`,
      )
      expect(why).toEqual({
        2: faulty ? 'unchecked' : 'sound',
        3: 'in order',
        4: faulty ? 'no data' : 'logs data',
      })
      answers.add(answer.join())
    }
    expect(answers).toEqual(new Set(['2', '4']))
  })

  it('refuses more faults than there are faulty forms', () => {
    expect(() => codeWithFaults(random, {lines, faults: 3})).toThrow('draw refused')
  })
})

describe('blanks of a configuration', () => {
  it('sort numbers by size and words by alphabet, and name the right ones', () => {
    const {choices, answer, why} = blanks({
      limit: [
        {value: 1000, why: 'floods'},
        {value: 20, why: 'fits', right: true},
        {value: 300, why: 'late'},
      ],
      full: [
        {value: 'wait', why: 'hangs'},
        {value: 'refuse', why: 'told', right: true},
        {value: 'drop', why: 'lost'},
      ],
    })
    expect(choices).toEqual({limit: [20, 300, 1000], full: ['drop', 'refuse', 'wait']})
    expect(answer).toEqual({limit: 20, full: 'refuse'})
    expect(why).toMatchObject({'limit: 20': 'fits', 'full: drop': 'lost'})
  })
})
