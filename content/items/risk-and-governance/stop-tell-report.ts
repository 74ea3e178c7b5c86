import {itemFamily, matched, pick, pickSome} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'risk-and-governance/stop-tell-report',
  version: 1,
  type: 'match',
  level: 1,
  minutes: 2,
  targets: 'the noise or the number behind an incident taken for what it calls for',
  prior: {a: 1.0, p: 0.75, b: -2.1, reason: 'the rule is given; loud and silent cases are mixed'},
  tags: ['MANAGE 2.4', 'GOVERN 4.3', 'MANAGE 1.2', 'MEASURE 3.1'],
  source: 'rule stated in the item; NIST AI 100-1, GOVERN 4.3 and MANAGE 2.4',
  bias: 'the rule is given; no country’s duty to report is meant',

  generate(random) {
    const drawn = pickSome(random, {from: cells, count: 6})
    const pairs = drawn.slice(0, 4).map(({response, why, incidents}) => ({
      left: pick(random, incidents),
      term: response,
      why,
    }))
    const {left, right, answer, why} = matched(random, {
      pairs,
      spare: drawn.slice(4).map(({response, why}) => ({
        term: response,
        why: `No incident here fits it. It is for this case: ${why}`,
      })),
    })
    return {
      ask: {
        stem:
          'Rule: every incident is recorded. If the same error can still strike again, the model is ' +
          'stopped. Whoever was harmed, in money or in health, is told. Harm to health is also ' +
          'reported to the authority. Match each incident to all that the rule asks for besides the ' +
          'record; two responses remain.',
        left,
        right,
      },
      key: {answer, why},
    }
  },
})

const cells = [
  {
    response: 'stop, tell, report',
    why: 'Health was harmed, and the error can strike again.',
    incidents: [
      'A leaflet doubled a dose and one reader fell ill; the model goes on writing leaflets',
      'One fall was not noticed and an arm broke; the same release watches the other rooms tonight',
    ],
  },
  {
    response: 'stop and tell',
    why: 'Money was lost, health was not touched, and the error can strike again.',
    incidents: [
      'One tenant paid a deposit that was too high; every new contract meets the same error',
      'Two customers were charged twice last night; the release that did it is in use',
    ],
  },
  {
    response: 'stop only',
    why: 'Nobody was harmed so far, and the error can strike again.',
    incidents: [
      'A tester talked the assistant in use into a refund on a made-up account; no money moved',
      'A clerk caught a letter with another patient’s dose in the post room; the next letters come from the same model',
    ],
  },
  {
    response: 'tell and report',
    why: 'Health was harmed; the error cannot strike again.',
    incidents: [
      'A wrong dose made a patient ill in May; the release was withdrawn that day and is gone for good',
      'A lift door broke a visitor’s finger; the only camera with this model has been taken down',
    ],
  },
  {
    response: 'tell only',
    why: 'Money was lost, health was not touched; the error cannot strike again.',
    incidents: [
      'Last month’s release overcharged 90,000 customers; its successor makes the error impossible',
      'A model, shut down since, had refused 40 refunds that were due',
    ],
  },
  {
    response: 'record only',
    why: 'Nobody was harmed; the error cannot strike again.',
    incidents: [
      'Newspapers print a rude reply that a tester drew from a version switched off last year',
      'For an hour 9 million albums had the wrong colour on the screen; the setting is mended',
    ],
  },
] as const
