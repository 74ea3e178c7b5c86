import {codeWithFaults, itemFamily, pick} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'ethics-and-bias/refusals-by-group-query',
  version: 1,
  type: 'mark-faulty-lines',
  level: 2,
  minutes: 3,
  targets:
    'a tidy query that silently leaves out small or unknown groups, or changes who is counted',
  prior: {a: 1.0, p: 0.5, b: 0, reason: 'each faulty form returns a plausible table'},
  tags: ['MEASURE 2.11', 'MEASURE 1.1'],
  source: 'executed, SQLite 3: the sound form and each faulty form, on the same made-up rows',
  bias: 'plain SQL; the two less common constructions are explained in the stem',
  reserved: true,

  generate(random) {
    const {code, answer, why} = codeWithFaults(random, {
      faults: pick(random, [2, 3]),
      lines: [
        'WITH numbered AS (',
        '  SELECT person_id, decision, eligible,',
        {
          sound: '    ROW_NUMBER() OVER (PARTITION BY person_id ORDER BY applied_at DESC) AS nth',
          why: 'Sound; number 1 is the latest application of each person.',
          fault: {
            line: '    ROW_NUMBER() OVER (PARTITION BY person_id ORDER BY applied_at) AS nth',
            why: 'Number 1 is the first application, not the latest; later refusals are not counted.',
          },
        },
        '  FROM applications)',
        'SELECT p.region, p.age_band, COUNT(*) AS people,',
        "  COUNT(*) FILTER (WHERE n.decision = 'refused') * 1.0",
        {
          sound: '    / COUNT(*) AS share',
          why: 'Sound; refused people of a group among the counted people of that group.',
          fault: {
            line: '    / SUM(COUNT(*)) OVER () AS share',
            why: 'Divides by the people of all groups together; small groups seem hardly refused.',
          },
        },
        'FROM numbered n',
        {
          sound: 'LEFT JOIN people p ON p.person_id = n.person_id',
          why: 'Sound; applicants missing from `people` stay, in the group of unknown values.',
          fault: {
            line: 'JOIN people p ON p.person_id = n.person_id',
            why: 'Applicants missing from `people` vanish, though they form a group of their own.',
          },
        },
        'WHERE n.nth = 1',
        {
          sound: '  AND n.eligible = 1',
          why: 'Sound; the share is asked among eligible people, granted or refused.',
          fault: {
            line: "  AND (n.eligible = 1 OR n.decision = 'granted')",
            why: 'Adds people who were granted though not eligible, which lowers the share.',
          },
        },
        'GROUP BY p.region, p.age_band',
        {
          sound: 'HAVING COUNT(*) > 0',
          why: 'Sound, if idle; a group with nobody in it has no row in any case.',
          fault: {
            line: 'HAVING COUNT(*) >= 30',
            why: 'Groups of 1 to 29 people disappear from the report; they had to be shown.',
          },
        },
        'ORDER BY share DESC',
      ],
    })
    return {
      ask: {
        stem:
          '`applications` has a row for each application, and inquiry settled who was eligible ' +
          '(1 or 0). Required: for each pair of region and age band, the people whose latest ' +
          'application was eligible, and the share of them whom it refused. Every group is shown ' +
          'with its number; unknown values, also of people missing from `people`, form groups. ' +
          '`FILTER` counts only matching rows; `OVER ()` spans all groups. Mark the lines that break ' +
          'this.',
        language: 'sql',
        file: 'refusals_by_group.sql',
        code,
      },
      key: {answer, why},
    }
  },
})
