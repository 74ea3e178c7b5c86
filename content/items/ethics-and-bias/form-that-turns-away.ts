import {codeWithFaults, itemFamily, pick} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'ethics-and-bias/form-that-turns-away',
  version: 1,
  type: 'mark-faulty-lines',
  level: 1,
  minutes: 2.5,
  targets: 'the checks of a form thought to concern data alone, and never to choose people',
  prior: {a: 1.2, p: 0.57, b: -1.23, reason: 'each check looks usual; the requirement names whom'},
  tags: ['MEASURE 2.11', 'MAP 1.6', 'MAP 5.1'],
  source:
    'executed, Node 24: the sound form and each faulty line, on the same made-up patients; names ' +
    'as in W3C, Personal names around the world',
  bias: 'the one uncommon construction is explained; short code without libraries',
  reserved: true,

  generate(random) {
    const {code, answer, why} = codeWithFaults(random, {
      faults: pick(random, [2, 3]),
      lines: [
        'export function problemsOf(form: Form, thisYear: number): string[] {',
        '  const problems: string[] = []',
        '  const name = form.name.trim()',
        {
          sound: "  if (!/\\p{L}/u.test(name)) problems.push('name')",
          why: 'Sound; one letter of any script is enough.',
          fault: {
            line: "  if (!/^[a-z' -]+$/i.test(name)) problems.push('name')",
            why: 'Turns away everybody whose name has a letter beyond a to z, such as É or Ł, or another script.',
          },
        },
        {
          sound: "  if (name.length > 500) problems.push('name')",
          why: 'Sound; patients’ names have at most 200 characters.',
          fault: {
            line: "  if (!name.includes(' ')) problems.push('family name')",
            why: 'Turns away everybody whose whole name is one word.',
          },
        },
        '  const {year, month, day} = form.birth',
        {
          sound: "  if (year === null || year > thisYear) problems.push('year of birth')",
          why: 'Sound; asks for the year, and for nothing that a patient may not know.',
          fault: {
            line: "  if (year === null || month === null || day === null) problems.push('birth')",
            why: 'Turns away patients who know the year of their birth and not the day.',
          },
        },
        {
          sound: "  if (month !== null && month > 12) problems.push('month of birth')",
          why: 'Sound; a month that nobody knows is not looked at.',
          fault: {
            line: "  if (year !== null && thisYear - year < 18) problems.push('year of birth')",
            why: 'Turns away children.',
          },
        },
        {
          sound: "  if (!form.home && !form.lettersTo) problems.push('address')",
          why: 'Sound; a complaint only if both are lacking.',
          fault: {
            line: "  if (!form.home) problems.push('address')",
            why: 'Turns away people without a home, though they name a place for letters.',
          },
        },
        {
          sound: "  if (!form.phone && !form.lettersTo && !form.home) problems.push('contact')",
          why: 'Sound; any one way to be reached is enough.',
          fault: {
            line: "  if (!form.phone) problems.push('contact')",
            why: 'Turns away people without a telephone, whom letters would reach.',
          },
        },
        '  return problems',
        '}',
      ],
    })
    return {
      ask: {
        stem:
          'A clinic must take every patient: of any age; with a name in any script, of one word or ' +
          'many, up to 200 characters; with the year of birth at least (month and day are `null` if ' +
          'unknown); with a home, or else a place to which letters go; with a telephone or without. ' +
          'A form with a problem is turned away. `\\p{L}` stands for a letter of any script. Mark the ' +
          'lines that turn away a patient whom the clinic must take.',
        language: 'typescript',
        file: 'intake.ts',
        code,
      },
      key: {answer, why},
    }
  },
})
