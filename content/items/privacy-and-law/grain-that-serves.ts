import {itemFamily, lettered, pick} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'privacy-and-law/grain-that-serves',
  version: 1,
  type: 'single-choice',
  level: 1,
  minutes: 1,
  targets:
    'the finest data collected because they could serve too; a coarse form that misses the purpose',
  prior: {a: 1.2, p: 0.83, b: -2.02, reason: 'one purpose, four forms of one fact'},
  tags: ['MEASURE 2.10', 'GOVERN 1.1'],
  source: 'GDPR Art. 5(1)(c) and 25(2)',
  bias: 'everyday purposes; no law to be recalled',
  reserved: true,

  generate(random) {
    const {subject, forms} = pick(random, facts)
    const right = pick(random, forms)
    const {
      options,
      answer: [answer = ''],
      why,
    } = lettered(random, {
      options: forms.map((form) => ({
        text: form.keeps,
        why:
          form === right
            ? 'Serves the purpose, and nothing coarser among these would.'
            : `Would serve another purpose, for instance to ${form.purpose}.`,
        ...(form === right && {right: true as const}),
      })),
    })
    return {
      ask: {
        stem:
          `${subject} needs one fact about each customer for one purpose: to ${right.purpose}. ` +
          'Nothing else is planned, and everything else that this takes is at hand already. Which ' +
          'form of the fact is the least that serves this purpose?',
        options,
      },
      key: {answer, why},
    }
  },
})

/** For each fact four forms; each is the least that serves its own purpose, and only that one. */
const facts = [
  {
    subject: 'A club',
    forms: [
      {
        purpose: 'admit nobody under 18 on the day of joining',
        keeps: 'Whether the person is 18 or older',
      },
      {purpose: 'send a greeting on each birthday', keeps: 'Day and month of birth'},
      {
        purpose: 'report how many members each decade of life has',
        keeps: 'Age in bands of ten years',
      },
      {purpose: 'change the fee on the day somebody turns 65', keeps: 'Full date of birth'},
    ],
  },
  {
    subject: 'A shop',
    forms: [
      {purpose: 'bring each order to the door', keeps: 'Full address'},
      {purpose: 'apply the tax rate of the state in which the customer lives', keeps: 'Country'},
      {
        purpose: 'choose where to open a second shop, near most customers',
        keeps: 'District of the city',
      },
      {
        purpose: 'show on the page whether it delivers to this customer',
        keeps: 'Whether delivery is possible',
      },
    ],
  },
  {
    subject: 'A sports hall',
    forms: [
      {
        purpose: 'plan staff for the busy hours, each day alike',
        keeps: 'Hour of the day of each visit',
      },
      {
        purpose: 'charge the same price for every calendar day with a visit',
        keeps: 'Dates of visits',
      },
      {
        purpose: 'charge by the minutes spent inside',
        keeps: 'Times of entry and exit, to the minute',
      },
      {
        purpose: 'end passes that were not used for a whole calendar year',
        keeps: 'Year of the last visit',
      },
    ],
  },
  {
    subject: 'A help line',
    forms: [
      {purpose: 'charge each call by its minutes', keeps: 'Length of the call'},
      {purpose: 'count how often each of twelve topics comes up', keeps: 'Topic of the call'},
      {
        purpose: 'let staff look up the words of an earlier answer',
        keeps: 'Transcript of the call',
      },
      {
        purpose: 'coach its staff, with everybody’s consent, in tone of voice',
        keeps: 'Recording of the call',
      },
    ],
  },
]
