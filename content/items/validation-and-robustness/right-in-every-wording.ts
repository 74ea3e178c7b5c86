import {codeWithFaults, drawUntil, itemFamily, pick} from '../../src/families/index.ts'

const groupings = [
  {property: 'language', each: 'each language', one: 'a language', all: 'every language'},
  {property: 'region', each: 'each region', one: 'a region', all: 'every region'},
  {property: 'ageBand', each: 'each age band', one: 'an age band', all: 'every age band'},
] as const

type Grouping = (typeof groupings)[number]

export const family = itemFamily({
  id: 'validation-and-robustness/right-in-every-wording',
  version: 1,
  type: 'mark-faulty-lines',
  level: 2,
  minutes: 3,
  targets:
    'a mean over wordings or groups, or too few cases, thought to show that none of them fails',
  prior: {a: 1.0, p: 0.45, b: 0.2, reason: 'each line reads well alone; the rule decides; long'},
  tags: ['MEASURE 2.5', 'MEASURE 2.11', 'MAP 2.3'],
  source:
    'Ribeiro et al. 2020, doi:10.18653/v1/2020.acl-main.442 (invariance); executed, Node 24, sound version and each fault alone',
  bias: 'plain TypeScript, helpers described; no framework assumed',
  reserved: true,

  generate(random) {
    const grouping = pick(random, groupings)
    const fewest = pick(random, [200, 300, 400, 500])
    const lines = report(grouping, fewest)
    // where all rows make one group, a division by all rows would change nothing
    const {code, answer, why} = drawUntil(
      () => codeWithFaults(random, {lines, faults: 3}),
      (drawn) => !(drawn.answer.includes(7) && drawn.answer.includes(9)),
    )
    return {
      ask: {
        stem:
          'A case is one question in its original wording and in variants that mean the same. ' +
          'Required: a case is right only if every wording is answered rightly, and a failed call is ' +
          `not right; ${grouping.each} is judged by itself; with under ${fewest} cases it is not ` +
          'judged; it passes if its 95 % interval lies at or above the limit, otherwise it breaches. ' +
          '`interval(right, all)` gives `low` and `high`. Mark the lines that break this.',
        language: 'typescript',
        file: 'wordings.ts',
        code,
      },
      key: {answer, why},
    }
  },
})

function report({property, each, one, all}: Grouping, fewest: number) {
  return [
    'export async function judge(cases: Case[], limit: number): Promise<Verdict[]> {',
    '  const rows = await Promise.all(cases.map(async (item) => {',
    {
      sound: '    const wordings = [item.original, ...item.variants]',
      why: 'Sound. The original is one of the wordings.',
      fault: {
        line: '    const wordings = item.variants',
        why: 'The original is never asked, so a case may be right that fails in its own wording.',
      },
    },
    {
      sound: '    const right = await Promise.all(wordings.map((text) => isRight(text, item)))',
      why: 'Sound. isRight never rejects, so every wording yields true or false.',
    },
    {
      sound: `    return {group: item.${property}, right: right.every(Boolean)}`,
      why: 'Sound. One wrong wording makes the case wrong.',
      fault: {
        line: `    return {group: item.${property}, right: right.some(Boolean)}`,
        why: 'One right wording is enough here; required are all.',
      },
    },
    '  }))',
    {
      sound: '  return [...Map.groupBy(rows, (row) => row.group)].map(([group, own]) => {',
      why: `Sound. ${capital(each)} gets its own verdict.`,
      fault: {
        line: "  return [...Map.groupBy(rows, () => 'all')].map(([group, own]) => {",
        why: `One verdict for all rows; ${one} that fails can hide in it.`,
      },
    },
    {
      sound: `    if (own.length < ${fewest}) return {group, outcome: 'not judged'}`,
      why: 'Sound. Too few cases yield no verdict.',
      fault: {
        line: `    if (own.length < ${fewest}) return {group, outcome: 'pass'}`,
        why: 'Too few cases are called a pass. Nothing was shown.',
      },
    },
    {
      sound: '    const {low, high} = interval(own.filter((row) => row.right).length, own.length)',
      why: 'Sound. Right cases of the group among all cases of the group.',
      fault: {
        line: '    const {low, high} = interval(own.filter((row) => row.right).length, rows.length)',
        why: `Divides by the cases of ${all}, not by those of the group.`,
      },
    },
    {
      sound: "    return {group, outcome: low >= limit ? 'pass' : 'breach', low, high}",
      why: 'Sound. If the lower end reaches the limit, the whole interval does.',
      fault: {
        line: "    return {group, outcome: high >= limit ? 'pass' : 'breach', low, high}",
        why: 'Passes as soon as the limit is not excluded; required is that it is reached.',
      },
    },
    '  })',
    '}',
    'async function isRight(text: string, {expected}: Case): Promise<boolean> {',
    {
      sound: '  return answer(text).then((given) => given === expected, () => false)',
      why: 'Sound. A failed call is not right, as required.',
      fault: {
        line: '  return answer(text).then((given) => given === expected, () => true)',
        why: 'A failed call counts as right.',
      },
    },
    '}',
  ]
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
