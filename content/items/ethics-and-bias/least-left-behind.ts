import {
  between,
  drawUntil,
  figure,
  itemFamily,
  percent,
  pick,
  pickSome,
  stepped,
} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'ethics-and-bias/least-left-behind',
  version: 1,
  type: 'order',
  level: 3,
  minutes: 3,
  targets:
    'the smallest gap, or the most people helped, taken for the best result of the worst-off',
  prior: {
    a: 1.4,
    p: 0.48,
    b: 1.06,
    reason: 'the aim must be turned into a number; two others tempt',
  },
  tags: ['MEASURE 2.11', 'MAP 1.1', 'MANAGE 2.1'],
  source: 'computed; levelling down after Mittelstadt, Wachter and Russell 2023, arXiv 2302.02404',
  bias: 'the aim is stated in plain words; a calculator is offered',
  reserved: true,

  generate(random) {
    const service = pick(random, [
      {people: 'children who need glasses', act: 'are given them'},
      {people: 'people who need a hearing aid', act: 'are offered one'},
      {people: 'tenants in need of repairs', act: 'are visited'},
      {people: 'learners who need extra lessons', act: 'are given them'},
    ])
    const {needs, rules} = drawUntil(() => drawRules(random), isTelling)
    const best = rules.toSorted((a, b) => worst(b, needs) - worst(a, needs))
    const {steps, answer, why} = stepped(
      random,
      best.map((rule) => ({text: rule.name, why: reasonFor(rule, needs)})),
    )
    return {
      ask: {
        stem:
          `Five rules were tried on the register of all ${service.people}; the table counts those who ` +
          `${service.act}. All cost the same. The council holds: whichever district is left furthest ` +
          'behind, its people should be served as often as possible; serving others less often has ' +
          'no value in itself, and neither has a larger total. Order the rules from the best to the ' +
          'worst by this aim.',
        table: [
          ['rule', ...needs.map(({name}) => name)],
          ['people in need', ...needs.map(({people}) => figure(people))],
          ...rules.map((rule) => [
            rule.name,
            ...countsOf(rule, needs).map((count) => figure(count)),
          ]),
        ],
        steps,
      },
      key: {answer, why},
    }
  },
})

interface District {
  name: string
  people: number
}

interface Rule {
  name: string
  /** Percent served in each district. */
  served: number[]
}

function drawRules(random: Random): {needs: District[]; rules: Rule[]} {
  const names = pickSome(random, {from: ['East', 'North', 'South', 'West'], count: 3})
  const sizes = random.shuffle([
    pick(random, [100, 200]),
    pick(random, [400, 500, 600]),
    pick(random, [800, 1000, 1200]),
  ])
  const needs = names.map((name, index) => ({name, people: sizes[index] ?? 0}))
  const ruleNames = ['Amber', 'Cedar', 'Flint', 'Hazel', 'Slate']
  const rules = ruleNames.map((name) => ({
    name: `Rule ${name}`,
    served: needs.map(() => between(random, {from: 35, to: 90})),
  }))
  return {needs, rules}
}

/** Whether the aim orders the rules clearly, and otherwise than counts, gap and total do. */
function isTelling({needs, rules}: {needs: District[]; rules: Rule[]}): boolean {
  const least = rules.map((rule) => worst(rule, needs)).toSorted((a, b) => a - b)
  if (least.some((value, index) => index > 0 && value - (least[index - 1] ?? 0) < 3)) return false
  const right = orderBy(rules, (rule) => worst(rule, needs))
  const tempting = [
    orderBy(rules, ({served}) => Math.min(...served) - Math.max(...served)),
    orderBy(rules, (rule) => countsOf(rule, needs).reduce((total, count) => total + count, 0)),
    orderBy(rules, (rule) => Math.min(...countsOf(rule, needs))),
  ]
  return tempting.every((other) => other.filter((name, index) => name !== right[index]).length >= 3)
}

function orderBy(rules: readonly Rule[], valueOf: (rule: Rule) => number): string[] {
  return rules.toSorted((a, b) => valueOf(b) - valueOf(a)).map(({name}) => name)
}

function countsOf({served}: Rule, needs: readonly District[]): number[] {
  return needs.map(({people}, index) => (people * (served[index] ?? 0)) / 100)
}

function worst({served}: Rule, needs: readonly District[]): number {
  return Math.min(...served.slice(0, needs.length))
}

function reasonFor(rule: Rule, needs: readonly District[]): string {
  const least = worst(rule, needs)
  const place = rule.served.indexOf(least)
  const {name = '', people = 0} = needs[place] ?? {}
  const count = figure((people * least) / 100)
  const shares = rule.served.map((share) => percent(share / 100)).join(', ')
  return `Serves ${shares}; furthest behind is ${name}, ${count} of ${figure(people)} (${least} %).`
}
