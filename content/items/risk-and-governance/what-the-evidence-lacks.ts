import {itemFamily, matched, pick, pickSome} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'risk-and-governance/what-the-evidence-lacks',
  version: 1,
  type: 'match',
  level: 2,
  minutes: 2,
  targets: 'many cases, or a good figure, taken for evidence of the sentence beside them',
  prior: {
    a: 1.2,
    p: 0.58,
    b: -0.27,
    reason: 'each evidence is near its claim; large numbers and good results distract',
  },
  tags: ['MEASURE 2.5', 'MEASURE 2.3', 'MEASURE 1.1', 'MAP 2.3'],
  source:
    'Mitchell et al. 2019, arXiv 1810.03993 (evaluation data, quantitative analyses); Raji et al. 2021, arXiv 2111.15366 (construct validity)',
  bias: 'no formula is needed; settings are told in full',
  reserved: true,

  generate(random) {
    const drawn = pickSome(random, {from: wants, count: 6})
    const {left, right, answer, why} = matched(random, {
      pairs: drawn.slice(0, 4).map(({term, why, claims}) => ({
        left: pick(random, claims),
        term,
        why,
      })),
      spare: drawn.slice(4).map(({term, why}) => ({
        term,
        why: `Fits none of the four. It means: ${why}`,
      })),
    })
    return {
      ask: {
        stem:
          'Four sentences from the card of release 5, which is used in all branches, each with the ' +
          'evidence named for it. Apart from one fault each, the evidence is sound: of release 5, ' +
          'on cases drawn at random from all branches. Match each with its fault; two faults remain.',
        left,
        right,
      },
      key: {answer, why},
    }
  },
})

const wants = [
  {
    term: 'another release was measured',
    why: 'The release on the card is not the one that was run.',
    claims: [
      '“The fallback answers in 2 s”: it did in 4,000 drills, run before the time limits of release 5 were set',
      '“At most 1 % of attacks like these succeed”: none of 900 did against the prompt that release 5 replaced',
      '“At most 3 % of refusals are wrong”: 2.1 to 2.7 % were, before the last training run',
    ],
  },
  {
    term: 'other people were measured',
    why: 'The people measured are not those of whom the sentence speaks.',
    claims: [
      '“At most 3 % of applicants are refused wrongly”: 1.9 to 2.7 % were, among 5,000 in the capital',
      '“Clerks notice wrong proposals”: the developers noticed 95 to 97 % of 2,000 of them',
      '“Customers understand the letters”: 96 to 98 % of 3,000 employees did',
    ],
  },
  {
    term: 'another quantity was measured',
    why: 'The figure is of something near to what the sentence says.',
    claims: [
      '“At most 2 % of refusals are wrong”: 0.8 to 1.1 % of 40,000 refused people complained',
      '“No refund leaves the till above the cap”: the model’s words refused it in 3,000 of 3,000 attacks',
      '“Questions are settled”: the assistant closed 91 to 93 % of 5,000 chats',
    ],
  },
  {
    term: 'too few cases were measured',
    why: 'So small a number also fits much worse rates.',
    claims: [
      '“At most 2 % of attacks like these succeed”: none of 20 did',
      '“At most 3 % of applicants over 80 are refused wrongly”: none of 12 was',
      '“The fallback starts in 99 % of failures”: it did in each of 15 drills',
    ],
  },
  {
    term: 'cases were chosen by their result',
    why: 'What spoilt the result was left out, so the rest looks better than the whole.',
    claims: [
      '“At most 3 % of refusals are wrong”: 2.2 to 2.8 % were, once the worst two months were taken out',
      '“At most 1 % of replies are rude”: 0.3 to 0.6 % were, in the best of nine runs of 4,000',
      '“At most 4 % of letters are wrong”: 2.9 to 3.4 % were, after branches with more were set aside',
    ],
  },
  {
    term: 'nothing was measured to compare with',
    why: 'The sentence says more, less or equal, and only one side is known.',
    claims: [
      '“Release 5 made wrong refusals rarer”: 4.0 to 4.6 % of 8,000 are wrong',
      '“Clerks decide faster with the model”: they need 5.8 to 6.1 minutes in 9,000 cases with it',
      '“Paper forms fare no worse than online ones”: 3.1 to 3.6 % of 20,000 paper forms are refused wrongly',
    ],
  },
] as const
