import {itemFamily, lettered, pick, pickSome} from '../../src/families/index.ts'

/** What was done with a part of the cases, and what it did to the part. */
interface Deed {
  readonly text: string
  readonly why: string
}

const harmless: readonly Deed[] = [
  {
    text: 'Cases that also stand in the training part were taken out of it',
    why: 'Removing what training has met makes it more honest; its outcomes shaped nothing.',
  },
  {
    text: 'Two experts corrected its labels, without sight of any output',
    why: 'Better labels, given without knowledge of the model, do not favour the model.',
  },
  {
    text: 'It was encrypted, and another department kept the key',
    why: 'Nobody could learn from it. This is how a part is kept for the last day.',
  },
  {
    text: 'It was counted how many of its cases come from each language',
    why: 'Counting inputs tells how narrow the estimate will be, and shapes no model.',
  },
  {
    text: 'Last year’s model was scored on it, and the scores were sealed unread',
    why: 'Nobody read the scores, so nothing could follow from them.',
  },
  {
    text: 'A script checked that each of its cases has exactly one label',
    why: 'The script looks at form. No choice about the model followed from it.',
  },
]

const harmful: readonly Deed[] = [
  {
    text: 'Its error decided after which pass the training was stopped',
    why: 'The stop was placed where this error is low, so it is too low for new cases.',
  },
  {
    text: 'It was used to compare three depths of the trees, and one was kept',
    why: 'The kept depth is the one that its cases favoured.',
  },
  {
    text: 'The threshold was placed where its recall just reached 90 %',
    why: 'The threshold fits these cases, and the errors counted on them follow from it.',
  },
  {
    text: 'Its wrong answers were read, and the prompt was reworded by them',
    why: 'People learned from the cases what the model did not; the prompt now suits them.',
  },
  {
    text: 'The model looks up the nearest of its cases, with their answers',
    why: 'For a case of this part the model finds that very case, answer included.',
  },
  {
    text: 'Of eight releases, the one with the fewest errors on it was kept',
    why: 'The winner is partly the release that was lucky with these cases.',
  },
  {
    text: 'The stated probabilities were calibrated on its outcomes',
    why: 'The calibrator was fitted to these outcomes, so here it must look right.',
  },
  {
    text: 'Columns that told little about its outcomes were left out',
    why: 'Choosing columns by outcomes is fitting, although no weight was fitted.',
  },
]

export const family = itemFamily({
  id: 'validation-and-robustness/parts-still-unspent',
  version: 1,
  type: 'choose-many',
  level: 1,
  minutes: 1.5,
  targets: 'only fitted weights thought to spend a part; any touch thought to spend it',
  prior: {a: 1.2, p: 0.58, b: -1.27, reason: 'choices without fitting are easily overlooked'},
  tags: ['MEASURE 2.5', 'MEASURE 2.3'],
  source:
    'Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd ed., sections 7.2 and 7.10.2',
  bias: 'plain deeds, no library and no trade assumed',
  reserved: true,

  generate(random) {
    const sound = pick(random, [2, 3])
    const {options, answer, why} = lettered(random, {
      options: [
        ...pickSome(random, {from: harmless, count: sound}).map((deed) => ({...deed, right: true})),
        ...pickSome(random, {from: harmful, count: 5 - sound}),
      ],
    })
    return {
      ask: {
        stem:
          'Before any work began, a team drew five parts of its labelled cases at random and set them ' +
          'aside; the model was fitted on the rest. Each option tells the only thing that was done with ' +
          'one of the five. By which of these parts can it still be estimated, without flattery, how ' +
          'often the finished model is right on new cases?',
        options,
      },
      key: {answer, why},
    }
  },
})
